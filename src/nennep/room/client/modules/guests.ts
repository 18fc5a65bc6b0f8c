import "../core";

export * from "@/meetings/client/screens/guests";
