// Every kind of fact that a meeting has on this device, each one file of its app. A new kind is one line
// here.

import "@/meetings/client/roll";
import "@/meetings/client/attendance";
import "@/meetings/client/opening";
import "@/meetings/client/agenda";
import "@/meetings/client/entries";
import "@/meetings/client/ballots";
import "@/meetings/client/paper_notes";
import "@/meetings/client/guests";
import "@/meetings/client/others";
import "@/resolutions/client/resolutions";
import "@/resolutions/client/tasks";
import "./score";
import "./adoption";
