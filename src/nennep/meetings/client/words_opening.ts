// Words of the form that opens or moves a meeting.

import { addWords } from "@/ui/client/words";

export const OPENING_WORDS = {
  open_all: "Bắt đầu, {all}",
  held_early: "Buổi này theo lịch ngày {day}. Họp sớm {n} ngày?",
  held_late: "Buổi này theo lịch ngày {day}. Họp muộn {n} ngày?",
  held_why: "Vì sao họp khác ngày?",
  roll_as_of: "Danh sách {n} đồng chí, chốt khi bắt đầu.",
  told_how: "Đã báo đảng viên bằng cách nào",
  told_how_why: "Ví dụ: gọi điện, nhắn nhóm, loa truyền thanh.",
} as const satisfies Record<string, string>;

addWords(OPENING_WORDS);

type Table = typeof OPENING_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
