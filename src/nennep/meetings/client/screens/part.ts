// What the screens of a meeting show of one kind of fact. The app of that kind declares it in one file; the
// room imports these files in one list (room/client/parts.ts) and draws the frame around them.

import type { Shown } from "@/ui/client/elements";
import type { Word } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Session } from "../session";

interface ItemScreen {
  shown(session: Session, item: Item): Shown;
  /** Whether something is recorded under the item. Without it: a text or an entry. */
  done?(session: Session, item: Item): boolean;
  /** One line that says what is recorded. Without it: what was written. */
  brief?(session: Session, item: Item): string;
  /** Whether one comes to its step by this item, before others of which nothing is recorded. */
  leads?: boolean;
}

/** A section of the page for entering from paper. Sections stand in the order of `place`, as on the
 *  printed form. */
interface SheetSection {
  place: number;
  title: Word;
  shown(session: Session): Shown;
  /** In the section's head: what is recorded in it. */
  says(session: Session): string;
  /** On a wide screen it stands beside the next or the one before. */
  half?: boolean;
  /** Kinds of agenda items whose facts stand in this section. */
  kinds?: readonly string[];
}

export interface Hindrance {
  /** The place in the room where it is mended. */
  where: string;
  words: string;
}

interface PartScreens {
  /** By the kind of the agenda item. */
  items?: Record<string, ItemScreen>;
  /** Forms under an item, by their name in the address; `about` is the id of the row that is changed, or
   *  "". */
  panels?: Record<string, (session: Session, item: Item, about: string) => Shown>;
  sheet?: SheetSection;
  /** What the minutes cannot be adopted without, as the server will ask. */
  hinders?(session: Session): Hindrance[];
}

const declared: PartScreens[] = [];

export function declareScreens(part: PartScreens): void {
  declared.push(part);
}

export function itemScreen(kind: string): ItemScreen | undefined {
  return declared.find((each) => each.items?.[kind])?.items?.[kind];
}

export function panelOf(session: Session, item: Item, name: string, about: string): Shown | undefined {
  return declared.find((each) => each.panels?.[name])?.panels?.[name]?.(session, item, about);
}

export function sheetSections(): SheetSection[] {
  return declared.flatMap((each) => each.sheet ?? []).sort((one, other) => one.place - other.place);
}

export function hindrances(session: Session): Hindrance[] {
  return declared.flatMap((each) => each.hinders?.(session) ?? []);
}
