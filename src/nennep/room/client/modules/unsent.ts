import "../core";

export * from "../screens/unsent";
