import "../core";
import "../screens/remedies";

export * from "@/offline/client/screens/unsent";
