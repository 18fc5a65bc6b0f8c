// Exempt members who are present, asked about at each ballot.

import { html, type TemplateResult } from "lit-html";
import { segments } from "@/ui/client/elements";
import { w } from "@/ui/client/words";

/** Exempt members count only where they vote (QĐ 294, 9.3.2): so the room is asked at each ballot. */
export function exemptAsked(
  present: number,
  answer: number | null,
  set: (voting: number) => void,
): TemplateResult {
  const choices = Array.from({ length: present + 1 }, (_each, n): [string, string] => [
    String(n),
    present === 1 ? w(n ? "exempt_votes" : "exempt_does_not") : n ? String(n) : w("exempt_none"),
  ]);
  const pick = (value: string): void => set(Number(value));
  return html`<fieldset class="stacked"><legend>${w("exempt_ask", { n: present })}</legend>${segments(
    "exempt_voting",
    choices,
    answer === null ? "" : String(answer),
    pick,
  )}</fieldset>`;
}
