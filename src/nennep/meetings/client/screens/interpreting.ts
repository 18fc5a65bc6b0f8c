// Phổ biến bằng tiếng dân tộc: in which language contents were also given, and who interpreted.

import { html, nothing } from "lit-html";
import { refill } from "@/offline/client/mending";
import { button, type Entered, field, form, line, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../session";
import "../guests";
import "../words_interpreting";

const ACT = "meetings.record_interpreting";

interface Said {
  language: string;
  interpreter: string;
}

export function interpreting(session: Session): Shown {
  // a package that was kept by an earlier version has none
  const { language = "", interpreter = "", usual = null } = session.pack.parts.interpreting ?? {};
  const said = language ? html`<p>${inWords({ language, interpreter })}</p>` : nothing;
  if (!session.writes) return said;
  const again = refill<Said>(ACT);
  const send = (entered: Entered): void => {
    const language = entered.text("language").replace(/^tiếng\s+/i, "");
    session.act(ACT, { language, interpreter: entered.text("interpreter") });
  };
  const max = (name: string): number | undefined => session.limit(ACT, name);
  return html`${said}${
    usual && !language
      ? html`<p class="buttons">${button(
          w("interpret_again", { said: inWords(usual) }),
          () => session.act(ACT, { ...usual }),
          "alt",
        )}</p>`
      : nothing
  }<details class="more" ?open=${again !== null}><summary>${w("interpret")}</summary>${form(
    send,
    html`${field(
      w("interpret_language"),
      line("language", { value: again?.language ?? language, max: max("language") }),
      w("interpret_why"),
    )}
    ${field(
      w("interpreter"),
      line("interpreter", { value: again?.interpreter ?? interpreter, max: max("interpreter") }),
    )}
    <p class="buttons"><button class="button alt" type="submit">${w("interpret_save")}</button></p>`,
  )}</details>`;
}

function inWords({ language, interpreter }: Said): string {
  return w(interpreter ? "interpreted_by" : "interpreted", { language, name: interpreter });
}
