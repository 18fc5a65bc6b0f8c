// Words of the form that says in which language contents were also given.

import { addWords } from "@/ui/client/words";

export const INTERPRETING_WORDS = {
  interpret_again: "Như buổi trước: {said}",
  interpret_language: "Bằng tiếng",
  interpret_why: "Ví dụ: Mông, Thái, Dao, Hà Nhì. Để trống là chỉ bằng tiếng Việt.",
  interpreter: "Người dịch",
  interpret_save: "Ghi người dịch",
  interpreted: "Phổ biến bằng tiếng {language}",
  interpreted_by: "Phổ biến bằng tiếng {language}, người dịch: {name}",
} as const satisfies Record<string, string>;

addWords(INTERPRETING_WORDS);

type Table = typeof INTERPRETING_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
