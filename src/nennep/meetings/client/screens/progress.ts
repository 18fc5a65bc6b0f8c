// What is recorded under an agenda item, in a word; which item of a step is open first.

import type { Item } from "../agenda";
import type { Session } from "../session";
import type { Step } from "../steps/grouping";
import { itemScreen } from "./part";

/** Whether something is recorded under an item. It need not be: an item may have no record. */
export function isDone(session: Session, item: Item): boolean {
  const done = itemScreen(item.kind)?.done;
  return done
    ? done(session, item)
    : writtenOf(session, item) !== "" || session.pack.parts.entries.some((each) => each.item === item.id);
}

/** What was written under an item. */
function writtenOf(session: Session, item: Item): string {
  const read = (section: "gist" | "conclusion"): string =>
    session.texts.read(session.textKey(item.id, section));
  return `${read("gist")} ${read("conclusion")}`.trim();
}

/** One line that says what is recorded; "" where nothing is. */
export function briefOf(session: Session, item: Item): string {
  return itemScreen(item.kind)?.brief?.(session, item) ?? writtenOf(session, item);
}

/** The item with which one comes to a step: the one that leads it, else the first of which nothing is
 *  recorded. */
export function firstOf(session: Session, { items }: Step): Item {
  const leading = items.find((each) => itemScreen(each.kind)?.leads);
  return leading ?? items.find((each) => !isDone(session, each)) ?? items[0]!;
}
