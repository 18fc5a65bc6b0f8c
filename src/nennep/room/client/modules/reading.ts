import "../core";

export { times, timesPart } from "@/meetings/client/screens/sitting/times";
export * from "../left_open";
export * from "../screens/reading";
