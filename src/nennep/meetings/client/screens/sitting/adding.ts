// Bổ sung nội dung: a new item on the agenda of a meeting that goes on. Few meetings need it, so its screen
// is fetched apart.

import { html, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { type Id, uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, line, note, segments } from "@/ui/client/elements";
import { go, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Session } from "../../session";
import "../../words_seldom";

/** The kind that is chosen. An item for the paper book has no title here. */
let kind = "report";

export function addItem(session: Session): TemplateResult {
  const refused = refill<{ id: Id; title: string }>("meetings.add_item_in_session");
  const max = session.limit("meetings.add_item_in_session", "title");
  const send = (entered: Entered): void => {
    const id = refused?.id ?? uuid7();
    session.act("meetings.add_item_in_session", { id, title: entered.text("title"), kind });
    kind = "report";
    go(to("item", id));
  };
  const choose = (chosen: string): void => {
    kind = chosen;
    session.draw();
  };
  const kinds = (["report", "ballot", "ideology", "paper_only"] as const).map(
    (each) => [each, w(`kind_${each}`)] as const,
  );
  return html`<h1>${w("add_item")}</h1>${form(
    send,
    html`
    <fieldset class="stacked"><legend>${w("item_kind")}</legend>${segments(
      "kind",
      kinds,
      kind,
      choose,
    )}</fieldset>
    ${
      kind === "paper_only"
        ? note("", w("paper_why"))
        : field(w("item_title"), line("title", { value: refused?.title ?? "", required: true, max }))
    }
    <p class="buttons"><button class="button" type="submit">${w("save")}</button>
    ${button(w("back"), () => go(to("agenda")), "quiet")}</p>`,
  )}`;
}
