// Bảo lưu ý kiến: an opinion that is recorded by name because its holder demands it.

import { html, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, note, prose } from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Item } from "../../agenda";
import type { Opinion } from "../../ballots";
import type { Session } from "../../session";
import { people } from "../people";

export function opinionPanel(session: Session, item: Item, ballot: string): TemplateResult {
  const back = to("item", item.id);
  const refused = refill<Opinion>("meetings.reserve_opinion");
  const send = (entered: Entered): void => {
    session.act("meetings.reserve_opinion", {
      id: refused?.id ?? uuid7(),
      person: entered.text("person"),
      text: entered.text("text"),
      at_own_demand: entered.has("demanded"),
      ...(ballot ? { ballot } : {}),
    });
    leave(back);
  };
  const max = session.limit("meetings.reserve_opinion", "text");
  return html`<h1>${w("reserve")}</h1>${note("", w("reserve_why"))}${form(
    send,
    html`
    ${field(w("member"), people(session, "person", { chosen: refused?.person ?? "" }))}
    ${field(w("opinion"), prose("text", { value: refused?.text ?? "", required: true, max }))}
    <label class="choice"><input type="checkbox" name="demanded"
    required><span>${w("demanded")}</span></label>
    <p class="buttons"><button class="button" type="submit">${w("write_down")}</button>
    ${button(w("back"), () => leave(back), "quiet")}</p>`,
  )}`;
}
