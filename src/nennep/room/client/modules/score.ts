import "../core";

export * from "@/scores/client/screens/score";
