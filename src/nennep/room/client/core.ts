// All that a meeting needs at once: one file of the build (modules.ts says why this file exists).

import "./store_here"; // first, see there
import "@/meetings/client/counting";
import "@/meetings/client/session";
import "@/offline/client/act_types";
import "@/offline/client/store/device_store";
import "@/offline/client/device/power";
import "@/offline/client/session";
import "@/offline/client/words";
import "@/ui/client/elements";
import "@/ui/client/place";
import "./parts";
import "./screens/frame";
import "./words";
