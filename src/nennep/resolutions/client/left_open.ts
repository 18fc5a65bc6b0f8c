// What is still open of tasks and resolutions when the minutes are about to be adopted.

import { type Closing, type Finding, found, placeOf } from "@/meetings/client/closing/findings";
import "./resolutions";
import "./tasks";

export function leftOpen(closing: Closing): Finding[] {
  const { carried, tasks, resolutions, ballots } = closing.pack.parts;
  const notHeard = carried.filter((each) => !each.heard && each.state === "open").length;
  const ownerless = tasks.filter((each) => !each.owner_name).length;
  const passed = resolutions.some(
    (each) => each.kind === "NQ" && ballots.some((one) => one.id === each.ballot && one.passed),
  );
  const assigning = placeOf(closing.pack, "assignments");
  const heardAt = placeOf(closing.pack, "last_month_tasks");
  return [
    ...(notHeard ? found(closing, "tasks_not_heard", heardAt, { count: notHeard }) : []),
    ...(ownerless ? found(closing, "tasks_without_owner", assigning, { count: ownerless }) : []),
    ...(passed && !tasks.length ? found(closing, "resolution_without_tasks", assigning) : []),
  ];
}
