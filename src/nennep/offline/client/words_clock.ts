// Words of the question what time it is.

import { addWords } from "@/ui/client/words";

export const CLOCK_WORDS = {
  clock_hearing: "Đang hỏi giờ máy chủ…",
  clock_ask: "Bây giờ là ngày nào, mấy giờ?",
  clock_ask_why:
    "Máy này báo {hour}, {day}, mà chưa hỏi lại được máy chủ. Giờ này sẽ vào biên bản. Đồng chí xem " +
    "đồng hồ khác rồi chọn.",
  clock_ask_planned: "Buổi này dự kiến họp ngày {day}.",
  clock_ask_heard: "Lần gần nhất kết nối máy chủ: {hour}, {day}.",
  clock_is_right: "Đúng, bây giờ là {hour} ngày {day}",
  clock_is_planned: "Không, bây giờ là {hour} ngày {day}",
  clock_other: "Ngày giờ khác",
  clock_now: "Bây giờ là",
  clock_set: "Lấy giờ này",
} as const satisfies Record<string, string>;

addWords(CLOCK_WORDS);

type Table = typeof CLOCK_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
