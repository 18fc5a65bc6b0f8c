import "../core";

export * from "@/meetings/client/screens/gifts";
export * from "@/meetings/client/screens/guests";
