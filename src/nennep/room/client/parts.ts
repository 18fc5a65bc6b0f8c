// Every kind of fact that a meeting has on this device: its acts, and what the screens show of it. A new
// kind is one line here; all else stands in its app.

import "@/meetings/client/agenda";
import "@/meetings/client/others";
import "@/meetings/client/roll";
import "@/meetings/client/screens/attendance";
import "@/meetings/client/screens/voting/ballots";
import "@/meetings/client/screens/entries";
import "@/meetings/client/screens/items";
import "@/meetings/client/screens/sitting/minute_taker";
import "@/resolutions/client/screens/carried";
import "@/resolutions/client/screens/resolutions";
import "@/resolutions/client/screens/tasks";
import { declareScore } from "@/scores/client/screens/part";
import { modules } from "./modules";
import "./adoption";
import "./screens/guests";
import "./screens/paper_notes";
import "./screens/read_minutes";
import "./screens/voting";

declareScore(modules.score);
