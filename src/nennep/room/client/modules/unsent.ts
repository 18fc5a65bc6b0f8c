import "../core";

export * from "@/offline/client/screens/unsent";
