// Words of resolutions and tasks, in English.

import type { RESOLUTION_WORDS } from "./words";

export const ENGLISH: Record<keyof typeof RESOLUTION_WORDS, string> = {
  // resolutions and tasks
  resolution: "Resolution, conclusion",
  NQ: "Resolution",
  KL: "Conclusion",
  title: "Title",
  text: "Text",
  offered: "The resolution of this meeting",
  write_resolution: "Write a resolution",
  vote_on: "Vote on it",
  vote_on_question: "Adopt the {kind} {title}",
  not_voted: "not voted on",
  task: "What",
  who: "Who",
  by_when: "By when",
  other_owner: "Other (write)",
  owner_name: "Name of who does it",
  assign: "Assign",
  assigned: "Tasks of this meeting",
  assigned_none: "No task yet.",
  due: "by {day}",
  task_done: "Done",
  task_open: "In progress",
  task_dropped: "No longer needed",
  result: "Result",
  before: "Before: {what}",
  carried_none: "No task is open from earlier meetings.",
  heard_of: "{n}/{of} tasks heard",
  all_done: "The other {n} are all done",
  // the sheet of paper
  new_tasks: "New tasks",
  // other
  last_tasks: "Last month's tasks",
  named: "{kind} {title}",
};
