// Tasks and resolutions in the minutes that this device draws.

import type { Package } from "@/meetings/client/package";
import { type Blocks, listed, paperDay, table } from "@/meetings/client/printed/blocks";
import type { PrintedPart } from "@/meetings/client/printed/part";
import { type Sentence, say } from "@/meetings/client/printed/sentences";
import { capital } from "@/ui/client/words";
import type { Resolution } from "./resolutions";
import "./tasks";

export const CARRIED: PrintedPart = {
  section: { kind: "last_month_tasks", title: "section.carried", blocks: heardTasks },
};
export const TASKS: PrintedPart = {
  section: { kind: "assignments", title: "section.tasks", blocks: assignedTasks },
};
export const RESOLUTIONS: PrintedPart = { section: { title: "section.resolutions", blocks: resolved } };

function heardTasks(pack: Package): Blocks {
  const heard = pack.parts.carried.filter((each) => each.heard);
  const rows = heard.map(({ line, opening_status, state, result }, at) => {
    const now = say(`state.${state}`);
    const was = capital(opening_status);
    return [String(at + 1), line, was, result ? say("state.result", { state: now, result }) : now];
  });
  const columns = [
    "column.number",
    "column.carried.task",
    "column.carried.opening",
    "column.carried.result",
  ] as const;
  return tabled(columns, rows);
}

function assignedTasks(pack: Package): Blocks {
  const rows = pack.parts.tasks.map(({ task, owner_name, due_on }, at) => [
    String(at + 1),
    task,
    owner_name,
    due_on ? paperDay(due_on) : "",
  ]);
  const columns = ["column.number", "column.tasks.task", "column.tasks.owner", "column.tasks.due"] as const;
  return tabled(columns, rows);
}

function tabled(columns: readonly Sentence[], rows: string[][]): Blocks {
  const titles = columns.map((each) => say(each));
  return rows.length ? [table(titles, rows)] : [];
}

function resolved(pack: Package): Blocks {
  const passed = (each: Resolution): boolean =>
    each.ballot ? pack.parts.ballots.some((one) => one.id === each.ballot && one.passed) : each.kind === "KL";
  const lines = pack.parts.resolutions.filter(passed).map(({ kind, title }) => {
    return say(`resolution.${kind}`, { subject: title.replace(/^(nghị quyết|kết luận) /i, "") });
  });
  return lines.length ? [listed(lines, true)] : [];
}
