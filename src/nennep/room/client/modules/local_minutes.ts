import "../core";

export * from "../screens/local_minutes";
