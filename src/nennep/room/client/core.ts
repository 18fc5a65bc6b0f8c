// All that a meeting needs at once: one file of the build (modules.ts says why it is named).

import "@/meetings/client/counting";
import "@/meetings/client/session";
import "@/offline/client/act_types";
import "@/offline/client/device_store";
import "@/offline/client/power";
import "@/offline/client/prefetch";
import "@/offline/client/session";
import "@/offline/client/sync";
import "@/offline/client/users";
import "@/offline/client/words";
import "@/ui/client/elements";
import "@/ui/client/place";
import "./parts";
import "./screens/frame";
import "./words";
