// Words of the score.

import { addWords } from "@/ui/client/words";

export const SCORE_WORDS = {
  score: "Chấm điểm",
  score_why: "Điểm đề xuất theo số liệu đã ghi; chỗ chưa rõ thì hỏi chi bộ.",
  score_unknown: "chưa rõ, cần hỏi",
  score_suggested: "đề xuất {n}: {why}",
  score_sum: "{n}/{of} điểm",
  score_agree: "Chi bộ thống nhất điểm này",
  score_agreed: "Chi bộ đã thống nhất {n}/{of} điểm{grade}.",
  score_asking: "Đang lấy số liệu của buổi này…",
  score_left: "Còn {n} tiêu chí chưa có điểm",
  score_when: "{n} điểm khi: {label}",
  score_over: "Ghi từ 0 đến {n} điểm.",
  score_wrong: "Có {n} tiêu chí ghi quá mức điểm.",
  score_none: "Buổi họp này không chấm điểm.",
  another_score: "Hai máy cùng ghi điểm",
} as const satisfies Record<string, string>;

addWords(SCORE_WORDS);

type Table = typeof SCORE_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
