// After the minutes are locked: what came of the meeting, to be sent to the group and printed.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Session } from "@/meetings/client/session";
import { offer } from "@/ui/client/dock";
import { link, note, type Shown } from "@/ui/client/elements";
import { to } from "@/ui/client/place";
import { w } from "@/ui/client/words";

/** The list of the documents as the meeting's page shows it, and their files once these are here. */
let papers: { list: Node; files: File[] } | null = null;
let asked: "no" | "asking" | "failed" = "no";

export function locked(session: Session): TemplateResult {
  const sent = !session.unsent;
  if (sent && !papers && asked === "no") queueMicrotask(() => void fetchPapers(session));
  const files = papers && canShare(papers.files) ? papers.files : null;
  if (files) {
    const press = (): void => void navigator.share({ files }).catch(() => undefined);
    offer({ label: w("send_group"), symbol: "send", press });
  } else {
    offer({ label: w("to_meeting"), symbol: "forward", press: () => location.assign(session.at.meeting) });
  }
  return html`<h1>${w("locked")}</h1>
    ${papers ? html`<p class="lead">${w("papers_here")}</p>${papers.list}` : waiting(session, sent)}
    ${session.texts.proposals.size ? note("", w("late_text")) : nothing}
    <p class="soft">${w("locked_why")}</p>
    <p class="buttons">${session.unsent ? link(w("unsent"), to("unsent"), "alt", "send") : nothing}
    ${session.closing ? link(w("set_times"), to("times"), "quiet") : nothing}
    ${files ? link(w("to_meeting"), session.at.meeting, "quiet") : nothing}</p>`;
}

/** Numbers, resolution and minutes are made by the server: until it is reached they are not there. */
function waiting(session: Session, sent: boolean): Shown {
  if (!sent) return note("", session.allKept ? w("unsent_kept") : w("papers_later"));
  if (asked !== "failed") return html`<p class="soft" role="status">${w("papers_coming")}</p>`;
  return note("", w("papers_later"));
}

function canShare(files: File[]): boolean {
  return files.length > 0 && typeof navigator.canShare === "function" && navigator.canShare({ files });
}

async function fetchPapers(session: Session): Promise<void> {
  if (asked !== "no") return;
  asked = "asking";
  try {
    const answer = await fetch(session.at.meeting, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("[data-documents]");
    if (!list) throw new Error("no documents on the page");
    papers = { list: document.importNode(list, true), files: [] };
    session.draw();
    papers.files = await Promise.all(
      [...list.querySelectorAll<HTMLAnchorElement>("[data-file]")].map(fileOf),
    );
  } catch {
    asked = "failed";
  }
  session.draw();
}

async function fileOf(found: HTMLAnchorElement): Promise<File> {
  const answer = await fetch(found.getAttribute("href")!);
  if (!answer.ok) throw new Error(String(answer.status));
  return new File([await answer.blob()], found.dataset["file"]!, { type: "application/pdf" });
}
