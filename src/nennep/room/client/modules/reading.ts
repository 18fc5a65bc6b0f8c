import "../core";

export * from "../left_open";
export * from "../screens/reading";
