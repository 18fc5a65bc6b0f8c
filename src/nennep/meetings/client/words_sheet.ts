// Words of the page for entering from paper.

import { addWords } from "@/ui/client/words";

export const SHEET_WORDS = {
  sheet_code: "Mã phiếu",
  sheet_code_why: "Đối mã trên phiếu giấy với mã này.",
  sheet_keys: "Bàn phím: chữ cái để đánh dấu, A cho số còn lại, ↑ ↓ đổi dòng, Enter sang ô sau.",
  absent_unsaid: "Vắng, chưa rõ lý do",
  sheet_meeting: "Buổi họp",
  sheet_began: "{hour} ngày {day}, chủ trì {name}",
  sheet_nothing: "chưa ghi",
  sheet_none: "không có",
  sheet_attended: "{n}/{of} có mặt",
  sheet_unmarked: ", còn {n} đồng chí chưa ghi",
  sheet_unsaid: ", {n} đồng chí chưa ghi lý do",
  sheet_guests: "{n} đại biểu",
  sheet_items: "{of} mục",
  sheet_items_written: "{of} mục, đã ghi {n}",
  sheet_ballots: "{n} việc",
  sheet_no_end: "chưa ghi giờ",
} as const satisfies Record<string, string>;

addWords(SHEET_WORDS);

type Table = typeof SHEET_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
