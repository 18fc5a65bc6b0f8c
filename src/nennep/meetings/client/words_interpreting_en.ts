// English words of the form that says in which language contents were also given.

import type { INTERPRETING_WORDS } from "./words_interpreting";

export const ENGLISH: Record<keyof typeof INTERPRETING_WORDS, string> = {
  interpret_again: "As last time: {said}",
  interpret_language: "In which language",
  interpret_why: "For example Mông, Thái, Dao, Hà Nhì. Empty: in Vietnamese alone.",
  interpreter: "Interpreter",
  interpret_save: "Record the interpreter",
  interpreted: "Also given in {language}",
  interpreted_by: "Also given in {language}, interpreted by {name}",
};
