// The sections of one subject on this page, by the names that the server knows.

import * as Y from "yjs";
import type { KnownAs } from "../sending/known_as";
import { emptySection, isDirty, REMOTE, type Section } from "./section";

export class Sections {
  private readonly sections = new Map<string, Section>();
  private known: KnownAs = {};

  get all(): [string, Section][] {
    return [...this.sections];
  }

  /** The name with the server's id where this device made an id of its own. */
  nameOf(name: string): string {
    const [item = "", section = ""] = name.split("/");
    return `${this.known[item] ?? item}/${section}`;
  }

  /** The section of a name; an empty one where there was none. */
  section(name: string): Section {
    const known = this.nameOf(name);
    let found = this.sections.get(known);
    if (!found) {
      found = emptySection();
      this.sections.set(known, found);
    }
    return found;
  }

  /** Take ids of the server. Returns the names that changed, each with the new one. */
  learn(known: KnownAs): [string, string][] {
    this.known = known;
    const given: [string, string][] = [];
    for (const mine of [...this.sections.keys()]) {
      const theirs = this.nameOf(mine);
      if (theirs === mine) continue;
      this.rename(mine, theirs);
      given.push([mine, theirs]);
    }
    return given;
  }

  private rename(mine: string, theirs: string): void {
    const [from, to] = [this.sections.get(mine)!, this.sections.get(theirs)];
    this.sections.delete(mine);
    if (!to) {
      this.sections.set(theirs, from);
      return;
    }
    // Both were written: two documents become one. A text area may still be tied to the first for a moment.
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), REMOTE);
    from.doc.on("update", (update: Uint8Array) => Y.applyUpdate(to.doc, update, REMOTE));
    if (isDirty(from)) to.edits += 1;
    to.writtenAt ||= from.writtenAt;
  }
}
