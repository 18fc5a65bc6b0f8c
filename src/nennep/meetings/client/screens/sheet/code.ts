// The code by which a paper and the page for entering it are matched.

import { html, nothing } from "lit-html";
import { day } from "@/ui/client/dates";
import type { Shown } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import type { Session } from "../../session";
import "../../words_sheet";

/** Mã phiếu: the last six digits of the server's id of the meeting, and the day that it was planned for. */
export function sheetCode(session: Session): Shown {
  // opened on this device: its id may change, and no form was printed
  if (!session.pack.version) return nothing;
  const { id, starts_at } = session.pack.meeting;
  return html`<p class="lead">${w("sheet_code")} <b
    class="big">${id.slice(-6).toUpperCase()}/${day(starts_at).replaceAll("/", "-")}</b>
    <small class="soft">${w("sheet_code_why")}</small></p>`;
}
