// The entry from paper by the office, on behalf of the cell.

import { html, nothing } from "lit-html";
import { day } from "@/ui/client/dates";
import { note, type Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../session";

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
