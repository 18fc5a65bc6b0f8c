// Words of a meeting on the page of what waits.

import { addWords } from "@/ui/client/words";

export const WAITING_WORDS = {
  adopt_before:
    "Biên bản chưa khóa. Ghi phần còn thiếu ở đây trước, rồi bấm Gửi lại: phần ấy đi trước, lần thông qua " +
    "đi sau.",
  open_now_there:
    "Nếu buổi này đã có người bắt đầu ở máy khác thì bấm Gửi lại. Đồng chí chọn lần bắt đầu đúng, các " +
    "việc ghi ở dưới vào buổi ấy.",
} as const satisfies Record<string, string>;

addWords(WAITING_WORDS);

type Table = typeof WAITING_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
