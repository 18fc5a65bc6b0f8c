// One kind of fact in the minutes that this device draws. The app of that kind brings it; the list is in
// minutes/client/local_minutes.ts.

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
