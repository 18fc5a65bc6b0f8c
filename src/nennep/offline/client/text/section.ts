// One section of a text in this page: its document, and what of it the server and the device store have.

import * as Y from "yjs";
import { unbase64 } from "../store/bytes";
import type { StoredText } from "../store/stored_texts";

const ROOT = "text";
/** Whose changes need no sending. */
export const REMOTE = "server";
/** The state vector of an empty document. */
export const NOTHING = new Uint8Array([0]);

export interface Section {
  doc: Y.Doc;
  text: Y.Text;
  /** What the server has, as a state vector. */
  known: Uint8Array;
  /** Edits made here, and how many of them were sent. (A deletion does not show in a state vector.) */
  edits: number;
  sent: number;
  /** The edits with which it was refused: sent again only when something changes. */
  refusedAt: number;
  writtenAt: string;
  /** When that was written which lies in the device store, as far as this page knows. */
  stored: string;
}

export function emptySection(): Section {
  const doc = new Y.Doc();
  return {
    doc,
    text: doc.getText(ROOT),
    known: NOTHING,
    edits: 0,
    sent: 0,
    refusedAt: -1,
    writtenAt: "",
    stored: "",
  };
}

/** Take in a row: what a page before this one left unsent, or another tab wrote, is to be sent by this one
 *  too. */
export function absorb(section: Section, row: StoredText): void {
  Y.applyUpdate(section.doc, unbase64(row.state), REMOTE);
  if (row.writtenAt === section.stored) return;
  section.stored = row.writtenAt;
  if (row.dirty) section.edits += 1;
  if (row.writtenAt > section.writtenAt) section.writtenAt = row.writtenAt;
}

export function isDirty(section: Section): boolean {
  return section.edits !== section.sent;
}

export function isSendable(section: Section): boolean {
  return isDirty(section) && section.refusedAt !== section.edits;
}
