import "../../core";

export * from "@/meetings/client/screens/sitting/opening";
