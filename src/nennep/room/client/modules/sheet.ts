import "../core";

export * from "../screens/sheet";
