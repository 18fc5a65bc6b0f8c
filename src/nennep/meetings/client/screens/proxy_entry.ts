// What ties the screen to a sheet of paper: its code, and who enters in the cell's place.

import { html, nothing } from "lit-html";
import { day } from "@/ui/client/dates";
import { note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../session";

/** Mã phiếu: the last six digits of the server's id of the meeting, and the day that it was planned for. */
export function sheetCode(session: Session): Shown {
  // opened on this phone: the server may call it otherwise, and no sheet was printed
  if (!session.pack.version) return nothing;
  const { id, starts_at } = session.pack.meeting;
  return html`<p class="lead">${w("sheet_code")} <b
    class="big">${id.slice(-6).toUpperCase()}/${day(starts_at).replaceAll("/", "-")}</b>
    <small class="soft">${w("sheet_code_why")}</small></p>`;
}

/** That the office entered, or enters, in the cell's place. */
export function proxyEntry(session: Session): Shown {
  const found = session.pack.parts.proxy_entry;
  if (!found) return nothing;
  const said = w(`proxy_entry_${found.state}`, { day: found.confirmed_on ? day(found.confirmed_on) : "" });
  return note(
    found.state === "confirmed" ? "good" : "",
    html`${said}${found.mine && !session.inSession ? html`<br>${w("proxy_entry_mine")}` : nothing}`,
  );
}
