// Entering from paper without leaving the keyboard: arrows go between rows, Enter goes on to the next box,
// the next row, or sends the form that is filled in.

const STOPS = "input:not(.hush), select, textarea, button";
const ROW = "[data-row], .criterion";

export function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

/** The row so many below; null at the end of the list. */
export function rowAfter(row: Element, by: number): Element | null {
  const rows = [...(row.parentElement?.querySelectorAll(ROW) ?? [])];
  return rows[rows.indexOf(row) + by] ?? null;
}

/** Into a row: where it is answered already, to the answer. */
export function goTo(row: Element | null): void {
  const stop =
    row?.querySelector<HTMLElement>("[type=radio]:checked") ??
    row?.querySelector<HTMLElement>("input:not(.hush), select");
  stop?.focus();
  if (stop instanceof HTMLInputElement && stop.type !== "radio") stop.select();
}

/** Of the whole sheet. A letter that marks was handled by its row before. */
export function move(event: KeyboardEvent): void {
  const box = event.target as HTMLElement;
  if (event.defaultPrevented || !box.matches("input, select, textarea")) return;
  if (event.key === "Enter") onward(event, box);
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") between(event, box);
}

function between(event: KeyboardEvent, box: HTMLElement): void {
  const row = box.closest(ROW);
  if (!row || hasModifier(event) || box.matches("select, textarea")) return;
  event.preventDefault(); // in a group of radios the browser would answer another one
  goTo(rowAfter(row, event.key === "ArrowUp" ? -1 : 1));
}

/** In a text of several lines Enter is a new line, and Ctrl Enter goes on. A form in which nothing was
 *  entered is passed over. */
function onward(event: KeyboardEvent, box: HTMLElement): void {
  const many = box instanceof HTMLTextAreaElement && box.value !== "";
  if (many !== event.ctrlKey) return;
  event.preventDefault();
  box.blur(); // what was entered is an act before it is gone on, and may open what comes next
  const sheet = event.currentTarget as HTMLElement;
  const form = box.closest("form");
  const sends = form?.querySelector<HTMLElement>("[type=submit]");
  const row = box.closest(ROW);
  const below = row && rowAfter(row, 1);
  if (form && sends && !isEmpty(form)) {
    const next = stops(form).find((each) => isAfter(each, box));
    if (next && next !== sends) next.focus();
    else form.requestSubmit();
  } else if (below) goTo(below);
  else (stops(sheet).find((each) => isAfter(each, row ?? (sends ? form! : box))) ?? box).focus();
}

function isEmpty(form: HTMLFormElement): boolean {
  return [...form.elements].every((each) => {
    if (each instanceof HTMLInputElement && each.type === "checkbox") return !each.checked;
    return !each.matches("input, textarea") || !(each as HTMLInputElement).value;
  });
}

/** After a box, and not inside what is left with it; of one group of radios the next is another group's. */
function isAfter(each: HTMLElement, left: HTMLElement | Element): boolean {
  const follows = left.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows !== 0 && !left.contains(each);
}

/** Whether it can be entered: what a folded part holds has an `offsetParent` and takes no focus. */
function isShown(each: HTMLElement): boolean {
  return each.offsetParent !== null && !each.closest("details:not([open]) > :not(summary)");
}

/** What Enter can go on to. */
function stops(inside: HTMLElement): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(STOPS)].filter(
    (each) =>
      isShown(each) &&
      !each.matches(":disabled, .day button") &&
      !(inside.matches("form") && each.matches("[type=button]")),
  );
}
