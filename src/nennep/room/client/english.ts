// All words in English: a script of its own, which only English pages load before the room's
// (docs/adr/0010-a-small-bundle.md).

import { ENGLISH as MEETINGS } from "@/meetings/client/words_en";
import { ENGLISH as GUESTS } from "@/meetings/client/words_guests_en";
import { ENGLISH as HOURS } from "@/meetings/client/words_hours_en";
import { ENGLISH as INTERPRETING } from "@/meetings/client/words_interpreting_en";
import { ENGLISH as OPENING } from "@/meetings/client/words_opening_en";
import { ENGLISH as SELDOM } from "@/meetings/client/words_seldom_en";
import { ENGLISH as SHEET } from "@/meetings/client/words_sheet_en";
import { ENGLISH as CLOCK } from "@/offline/client/words_clock_en";
import { ENGLISH as OFFLINE } from "@/offline/client/words_en";
import { ENGLISH as OFFLINE_HOME } from "@/offline/client/words_home_en";
import { ENGLISH as WAITING } from "@/offline/client/words_waiting_en";
import { ENGLISH as RESOLUTIONS } from "@/resolutions/client/words_en";
import { ENGLISH as RESOLUTIONS_SHEET } from "@/resolutions/client/words_sheet_en";
import { ENGLISH as SCORES } from "@/scores/client/words_en";
import { ENGLISH as ELEMENTS } from "@/ui/client/element_words_en";
import { ENGLISH as ROOM } from "./words_en";
import { ENGLISH as HOME } from "./words_home_en";
import { ENGLISH as ROOM_WAITING } from "./words_waiting_en";

const kernel = { ...ELEMENTS, ...OFFLINE, ...WAITING, ...OFFLINE_HOME, ...CLOCK };
const meeting = { ...MEETINGS, ...GUESTS, ...HOURS, ...OPENING, ...SELDOM, ...SHEET, ...INTERPRETING };
const facts = { ...meeting, ...RESOLUTIONS, ...RESOLUTIONS_SHEET, ...SCORES };
Object.assign(globalThis, { nennepEnglish: { ...kernel, ...facts, ...ROOM, ...ROOM_WAITING, ...HOME } });
