import "../../core";

export * from "@/meetings/client/screens/sitting/adding";
export * from "@/meetings/client/screens/sitting/passing";
