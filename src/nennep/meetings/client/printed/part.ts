// What the minutes that this device draws say of one kind of fact. The app of that kind says it;
// minutes/client/local_minutes.ts has the list.

import type { Item } from "../agenda";
import type { Package } from "../package";
import type { Blocks } from "./blocks";
import type { Sentence } from "./sentences";

export interface PrintedPart {
  /** Its paragraphs under one item; null: those that belong to no item, after the last. */
  underItem?(pack: Package, item: Item | null): Blocks;
  /** Its section: under the first item of its kind, else one of its own. */
  section?: { kind?: string; title: Sentence; blocks(pack: Package): Blocks };
}
