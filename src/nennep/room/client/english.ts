// All words in English: a script of its own, which only English pages load before the room's
// (docs/adr/0010-a-small-bundle.md).

import { ENGLISH as OFFLINE } from "@/offline/client/words_en";
import { ENGLISH as ELEMENTS } from "@/ui/client/element_words_en";
import { ENGLISH as ROOM } from "./words_en";
import { ENGLISH as HOME } from "./words_home_en";

Object.assign(globalThis, { nennepEnglish: { ...ELEMENTS, ...OFFLINE, ...ROOM, ...HOME } });
