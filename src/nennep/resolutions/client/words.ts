// Words of resolutions and tasks.

import { addWords } from "@/ui/client/words";

export const RESOLUTION_WORDS = {
  // resolutions and tasks
  resolution: "Nghị quyết, kết luận",
  NQ: "Nghị quyết",
  KL: "Kết luận",
  title: "Về việc",
  text: "Nội dung",
  offered: "Nghị quyết của buổi này",
  write_resolution: "Soạn nghị quyết, kết luận",
  vote_on: "Biểu quyết thông qua",
  vote_on_question: "Thông qua {kind} {title}",
  not_voted: "chưa biểu quyết",
  task: "Việc gì",
  who: "Ai làm",
  by_when: "Xong trước ngày",
  other_owner: "Khác (viết tên)",
  owner_name: "Tên người, nhóm làm",
  assign: "Giao việc",
  assigned: "Việc đã giao buổi này",
  assigned_none: "Chưa giao việc nào.",
  due: "đến {day}",
  task_done: "Xong",
  task_open: "Đang làm",
  task_dropped: "Không cần",
  result: "Kết quả",
  before: "Đầu kỳ: {what}",
  carried_none: "Không có việc nào còn dở từ buổi trước.",
  heard_of: "Đã nghe {n}/{of} việc",
  all_done: "Cả {n} việc còn lại đã xong",
  // the sheet of paper
  new_tasks: "Giao việc mới",
  at_item: "Ở mục số",
  also_resolution: "Ra nghị quyết về việc này",
  // other
  last_tasks: "Việc tháng trước",
  named: "{kind} {title}",
} as const satisfies Record<string, string>;

addWords(RESOLUTION_WORDS);

type Table = typeof RESOLUTION_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
