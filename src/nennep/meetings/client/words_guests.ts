// Words of the list of guests.

import { addWords } from "@/ui/client/words";

export const GUESTS_WORDS = {
  guest_name: "Họ tên đại biểu",
  guest_title: "Chức vụ, đơn vị",
  observer: "Dự học tập sinh hoạt mẫu",
  add_guest: "Thêm đại biểu",
  guests_none: "Chưa mời đại biểu nào.",
  guests_count: "Đại biểu không tính vào số dự họp và biểu quyết.",
} as const satisfies Record<string, string>;

addWords(GUESTS_WORDS);

type Table = typeof GUESTS_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
