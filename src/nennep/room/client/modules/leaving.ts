import "../core";
import "@/offline/client/screens/pin_form"; // one part of the build with what both need

export * from "@/offline/client/screens/leaving";
