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
  task: "Nhiệm vụ",
  who: "Người thực hiện",
  by_when: "Thời hạn",
  other_owner: "Khác (viết tên)",
  owner_name: "Tên người, nhóm thực hiện",
  assign: "Phân công",
  assigned: "Đã phân công buổi này",
  assigned_none: "Chưa phân công nhiệm vụ nào.",
  due: "đến {day}",
  task_done: "Hoàn thành",
  task_open: "Đang thực hiện",
  task_dropped: "Dừng thực hiện",
  result: "Kết quả",
  before: "Đầu kỳ: {what}",
  carried_none: "Không có nhiệm vụ nào chuyển từ buổi trước sang.",
  heard_of: "Đã nghe {n}/{of} nhiệm vụ",
  all_done: "Cả {n} nhiệm vụ còn lại đã hoàn thành",
  // the sheet of paper
  new_tasks: "Phân công nhiệm vụ",
  // other
  last_tasks: "Nhiệm vụ tháng trước",
  named: "{kind} {title}",
} as const satisfies Record<string, string>;

addWords(RESOLUTION_WORDS);

type Table = typeof RESOLUTION_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
