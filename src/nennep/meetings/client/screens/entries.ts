// What was said, and by whom. Not under the item on ideology and opinion, which names nobody.

import { html, nothing, type TemplateResult } from "lit-html";
import { refill } from "@/offline/client/mending";
import { uuid7 } from "@/offline/client/uuid";
import { button, type Entered, field, form, line, link, prose, type Shown, sure } from "@/ui/client/elements";
import { leave, to } from "@/ui/client/place";
import { w } from "@/ui/client/words";
import type { Item } from "../agenda";
import type { Entry, Speaker } from "../entries";
import { nameOf } from "../summaries";
import { declareScreens } from "./part";
import { GUEST, people } from "./people";
import "../entries";
import type { Session } from "../session";

export function said(session: Session, item: Item): Shown {
  const entries = session.pack.parts.entries.filter((each) => each.item === item.id);
  if (!entries.length) return nothing;
  return html`<h2>${w("entries")}</h2><ul class="rows">${entries.map((each) => row(session, each))}</ul>`;
}

/** Who asked to speak on an item and has not spoken yet. A package that was kept before has none. */
export function speakers(session: Session, item: Item): Shown {
  const { entries, speakers: asked = [] } = session.pack.parts;
  const here = entries.filter((each) => each.item === item.id).map((each) => each.speaker);
  const waiting = asked.filter((each) => each.item === item.id && !here.includes(each.person));
  if (!waiting.length) return nothing;
  const rows = waiting.map((each) => speaker(session, item, each));
  return html`<h2>${w("speakers")}</h2><ul class="rows">${rows}</ul>`;
}

/** A press opens the form with the name chosen; not where nobody is named. */
function speaker(session: Session, item: Item, { person, note }: Speaker): TemplateResult {
  const names = session.writes && item.kind !== "ideology";
  return html`<li class="row"><span class="what">${nameOf(session.pack, person)}${
    note ? html`<small>${note}</small>` : nothing
  }</span>${names ? link(w("say"), to("item", item.id, "say", person), "quiet") : nothing}</li>`;
}

function row(session: Session, entry: Entry): TemplateResult {
  return html`<li class="row"><span class="what">${
    entry.speaker_name ? html`<b>${entry.speaker_name}</b>` : nothing
  }
    <span class="gist">${entry.gist}</span></span>
    ${session.writes ? link(w("edit"), to("item", entry.item, "say", entry.id), "quiet") : nothing}</li>`;
}

/** Whether the speaker is neither on the roll nor among the guests, so that the name is written. */
let writesName = false;

function sayPanel(session: Session, item: Item, about: string): TemplateResult {
  const old = session.pack.parts.entries.find((each) => each.id === about);
  const back = to("item", item.id);
  const refused = refill<Partial<Entry>>("meetings.record_entry");
  const shown = old ?? (refused && { speaker: null, speaker_name: "", ...refused });
  const max = (name: string): number | undefined => session.limit("meetings.record_entry", name);
  const end = (): void => {
    writesName = false;
    leave(back);
  };
  const send = (entered: Entered): void => {
    const kind = item.kind === "self_criticism" ? "self_criticism" : "discussion";
    if (old) session.act("meetings.withdraw_entry", { entry: old.id });
    session.act("meetings.record_entry", {
      id: refused?.id ?? uuid7(),
      item: item.id,
      gist: entered.text("gist"),
      kind,
      ...speakerOf(entered),
    });
    end();
  };
  const out = (): void =>
    sure(w("take_out_ask"), w("take_out"), () => {
      session.act("meetings.withdraw_entry", { entry: about });
      end();
    });
  const pick = (event: Event): void => {
    writesName = (event.target as HTMLSelectElement).value === "other";
    session.draw();
  };
  return html`<h1>${w("say")}</h1>${form(
    send,
    html`
    <div @change=${pick}>${field(
      w("speaker"),
      people(session, "speaker", {
        other: w("other_speaker"),
        guests: true,
        chosen: chosen(session, shown, about),
      }),
    )}</div>
    ${
      writesName
        ? field(w("speaker_name"), line("speaker_name", { required: true, max: max("speaker_name") }))
        : nothing
    }
    ${field(w("gist_said"), prose("gist", { value: shown?.gist ?? "", required: true, max: max("gist") }))}
    <p class="buttons"><button class="button" type="submit">${w("write_down")}</button>
    ${old ? button(w("take_out"), out, "alt") : nothing}${button(w("back"), end, "quiet")}</p>`,
  )}`;
}

function chosen(session: Session, old: Partial<Entry> | null, about: string): string {
  if (!old) return about;
  if (old.speaker) return old.speaker;
  return session.pack.parts.guests.some((each) => each.name === old.speaker_name)
    ? GUEST + old.speaker_name
    : "";
}

function speakerOf(entered: Entered): { speaker: string } | { speaker_name: string } {
  const speaker = entered.text("speaker");
  if (speaker === "other") return { speaker_name: entered.text("speaker_name") };
  return speaker.startsWith(GUEST) ? { speaker_name: speaker.slice(GUEST.length) } : { speaker };
}

declareScreens({ panels: { say: sayPanel } });
