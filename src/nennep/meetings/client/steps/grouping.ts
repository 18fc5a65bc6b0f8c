// The steps of a meeting: agenda items that follow each other and belong on one screen are one step. The
// agenda keeps all its items; which kinds belong together is data (rulebook/item_kinds.toml). Pure functions.

import type { Item } from "../agenda";
import type { Package } from "../package";

export interface Step {
  title: string;
  items: Item[];
}

/** The steps in the order of the agenda. An item whose kind names no screen is a step of its own. */
export function stepsOf(items: readonly Item[], screens: Record<string, string> = {}): Step[] {
  const steps: Step[] = [];
  for (const item of items) {
    const title = screens[item.kind];
    const last = steps[steps.length - 1];
    if (title && last?.title === title && screens[last.items[0]!.kind] === title) last.items.push(item);
    else steps.push({ title: title ?? item.title, items: [item] });
  }
  return steps;
}

/** The place of the step that holds an item; -1 where none does. */
export function stepAt(steps: readonly Step[], item: string): number {
  return steps.findIndex((each) => each.items.some((one) => one.id === item));
}

export function stepsIn({ parts, screens }: Package): Step[] {
  return stepsOf(parts.items, screens);
}
