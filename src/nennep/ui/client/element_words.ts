// Words of the elements themselves.

import { addWords } from "./words";

export const ELEMENT_WORDS = {
  part_missing: "Phần này chưa có trên máy. Có sóng thì thử lại.",
  bad_hour: "Ghi giờ và phút, ví dụ 19:30.",
  bad_day: "Ghi ngày/tháng/năm, ví dụ 24/11/2026.",
  too_early: "Hạn từ ngày họp {day} trở đi.",
  calendar: "Lịch",
  room_left: "{n}/{of} ký tự",
  too_long: "Dài quá {n} ký tự: nhiều nhất {of}. Bớt chữ, hoặc chia làm hai lần ghi.",
  less: "bớt một",
  more: "thêm một",
} as const satisfies Record<string, string>;

addWords(ELEMENT_WORDS);

type Table = typeof ELEMENT_WORDS;
declare module "./words" {
  interface Words extends Table {}
}
