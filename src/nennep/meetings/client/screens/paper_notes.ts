// Nội dung chỉ ghi sổ giấy: book, page, and a tally at most. Its contents are never entered.

import { html, nothing, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, line, note, sure } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Note } from "../paper_notes";
import type { Session } from "../session";
import "../paper_notes";

const TALLY = [
  ["votes_for", "for"],
  ["votes_against", "against"],
  ["votes_other", "other"],
] as const;

export function paper(session: Session, item: Item): TemplateResult {
  const found = session.pack.parts.notes.find((each) => each.item === item.id);
  const refused = refill<Note>("meetings.note_paper_only");
  const send = (entered: Entered): void => {
    const tally = TALLY.flatMap(([name]) =>
      entered.text(name) === "" ? [] : [[name, Number(entered.text(name))] as const],
    );
    session.act("meetings.note_paper_only", {
      id: refused?.id ?? uuid7(),
      item: item.id,
      book: entered.text("book"),
      page: entered.text("page"),
      ...Object.fromEntries(tally),
    });
  };
  const bounds = (name: "book" | "page"): Parameters<typeof line>[1] => ({
    value: refused?.[name] ?? "",
    required: true,
    max: session.limit("meetings.note_paper_only", name),
  });
  return html`${note("", w("paper_why"))}${found ? noteCard(session, found) : nothing}
    ${
      session.writes && !found
        ? form(
            send,
            html`<div class="two-fields">${field(w("book"), line("book", bounds("book")))}
      ${field(w("page"), line("page", bounds("page")))}</div>
      <details class="more"><summary>${w("with_tally")}</summary><div class="two-fields">${TALLY.map(
        ([name, word]) =>
          field(
            w(word),
            html`<input class="number" type="number" min="0" max=${session.pack.parts.roll.entries.length}
              name=${name}>`,
          ),
      )}</div></details>
      <p class="buttons"><button class="button" type="submit">${w("save")}</button></p>`,
          )
        : nothing
    }`;
}

function noteCard(session: Session, found: Note): TemplateResult {
  const { votes_for: yes, votes_against: no, votes_other: other } = found;
  const out = (): void =>
    sure(w("take_out_ask"), w("take_out"), () => {
      session.act("meetings.withdraw_note", { note: found.id });
    });
  const hasTally = yes !== null || no !== null || other !== null;
  return html`<section class="card"><h3>${w("paper_line", { book: found.book, page: found.page })}</h3>
    ${
      hasTally
        ? html`<p class="when">${w("tally", { for: yes ?? 0, against: no ?? 0, other: other ?? 0 })}</p>`
        : nothing
    }
    ${session.writes ? button(w("take_out"), out, "quiet") : nothing}</section>`;
}
