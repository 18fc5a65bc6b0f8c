import "../../core";

export * from "@/meetings/client/screens/voting/count_ballot";
export * from "@/meetings/client/screens/voting/opinions";
export * from "@/resolutions/client/screens/voting";
