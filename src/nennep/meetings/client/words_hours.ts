// Words of the hours at which a meeting began and ended.

import { addWords } from "@/ui/client/words";

export const HOURS_WORDS = {
  after_midnight: "Kết thúc sau nửa đêm thì ghi giờ như 00:10, phần mềm hiểu là ngày hôm sau.",
  ended_next_day: "Kết thúc {hour} ngày {day}, sau nửa đêm.",
  no_such_end: "Từ {begins} đến {ends} ngày {day} là hơn 12 giờ. Xem lại giờ bắt đầu, giờ kết thúc.",
} as const satisfies Record<string, string>;

addWords(HOURS_WORDS);

type Table = typeof HOURS_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
