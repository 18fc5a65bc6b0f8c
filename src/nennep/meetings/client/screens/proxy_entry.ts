// The link to the paper form: its code, and the entry by the office on behalf of the cell.

import { html, nothing } from "lit-html";
import { day } from "@/ui/client/dates";
import { note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../session";

/** Mã phiếu: the last six digits of the server's id of the meeting, and the day that it was planned for. */
export function sheetCode(session: Session): Shown {
  // opened on this device: its id may change, and no form was printed
  if (!session.pack.version) return nothing;
  const { id, starts_at } = session.pack.meeting;
  return html`<p class="lead">${w("sheet_code")} <b
    class="big">${id.slice(-6).toUpperCase()}/${day(starts_at).replaceAll("/", "-")}</b>
    <small class="soft">${w("sheet_code_why")}</small></p>`;
}

/** A note that the office entered the meeting, or is entering it, on behalf of the cell. */
export function proxyEntry(session: Session): Shown {
  const found = session.pack.parts.proxy_entry;
  if (!found) return nothing;
  const said = w(`proxy_entry_${found.state}`, { day: found.confirmed_on ? day(found.confirmed_on) : "" });
  return note(
    found.state === "confirmed" ? "good" : "",
    html`${said}${found.mine && !session.inSession ? html`<br>${w("proxy_entry_mine")}` : nothing}`,
  );
}
