// Nhiệm vụ: those of last month, reported one by one, and those assigned in this meeting.

import { toItemOf } from "@/meetings/client/agenda";
import { declarePart, type Package, withParts } from "@/meetings/client/package";
import { set, withdrawal } from "@/meetings/client/rows";
import { listed, nameOf } from "@/meetings/client/summaries";
import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import "./words";

export type TaskState = "open" | "done" | "dropped";
export interface Task {
  id: Id;
  task: string;
  owner: Id | null;
  owner_name: string;
  due_on: string | null;
}
export interface CarriedTask {
  id: Id;
  line: string;
  task: string;
  owner: Id | null;
  owner_name: string;
  due_on: string | null;
  assigned_on: string;
  opening_status: string;
  heard: boolean;
  result: string;
  state: TaskState;
}

declare module "@/meetings/client/package" {
  interface Parts {
    tasks: Task[];
    carried: CarriedTask[];
  }
}

declarePart("tasks", []);
declarePart("carried", []);

type NewTask = Pick<Task, "id" | "task"> & Partial<Task>;

const assignTasks: ActType<{ tasks: NewTask[] }, Package> = {
  name: "resolutions.assign_tasks",
  version: 1,
  label: "assign",
  effect: (pack, { tasks }) => {
    const row = ({ id, task, owner, owner_name, due_on }: NewTask): Task => ({
      id,
      task,
      owner: owner ?? null,
      owner_name: nameOf(pack, owner, owner_name),
      due_on: due_on ?? null,
    });
    return withParts(pack, { tasks: tasks.reduce((rows, each) => set(rows, row(each)), pack.parts.tasks) });
  },
  join: (earlier, later) => {
    const tasks = new Map([...earlier.tasks, ...later.tasks].map((each) => [each.id, each]));
    return { ...earlier, tasks: [...tasks.values()] };
  },
  summary: ({ tasks }) => [listed(tasks.map((each) => each.task))],
  mend: (_payload, pack) => toItemOf(pack, "assignments"),
};

interface Heard {
  task: Id;
  state: TaskState;
  result?: string;
}

const hearProgress: ActType<{ results: Heard[] }, Package> = {
  name: "resolutions.hear_progress",
  version: 1,
  label: "last_tasks",
  effect: (pack, { results }) => {
    const found = new Map(results.map((each) => [each.task, each]));
    const carried = pack.parts.carried.map((each) => {
      const now = found.get(each.id);
      return now ? { ...each, heard: true, state: now.state, result: now.result ?? "" } : each;
    });
    return withParts(pack, { carried });
  },
  join: (earlier, later) => {
    const results = new Map([...earlier.results, ...later.results].map((each) => [each.task, each]));
    return { ...earlier, results: [...results.values()] };
  },
  summary: ({ results }, pack) => [
    listed(results.map((each) => pack.parts.carried.find((one) => one.id === each.task)?.task)),
  ],
  mend: (_payload, pack) => toItemOf(pack, "last_month_tasks"),
};

declareActs<Package>(assignTasks, hearProgress, withdrawal("resolutions.withdraw_task", "tasks", "task"));
