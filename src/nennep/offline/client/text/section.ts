// One section on this page: its document, and what the server and the device store have of it.

import * as Y from "yjs";
import { unbase64 } from "../store/bytes";
import type { StoredText } from "../store/stored_texts";

const ROOT = "text";
/** The origin of changes that need no sending. */
export const REMOTE = "server";
/** The state vector of an empty document. */
export const NOTHING = new Uint8Array([0]);

export interface Section {
  doc: Y.Doc;
  text: Y.Text;
  /** What the server has, as a state vector. */
  known: Uint8Array;
  /** Edits made here, and how many of them were sent. Counted, because a deletion does not show in a
   *  state vector. */
  edits: number;
  sent: number;
  /** The count of edits when it was refused: it is sent again only when that changes. */
  refusedAt: number;
  writtenAt: string;
  /** When the stored state was written, as far as this page knows. */
  stored: string;
}

export function emptySection(): Section {
  const doc = new Y.Doc({ guid: ROOT }); // a random one takes long to make, and nothing asks for it
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

/** Merge a stored row. What an earlier page or another tab left unsent is to be sent by this page too. */
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
