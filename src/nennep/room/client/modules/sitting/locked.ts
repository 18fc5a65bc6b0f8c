import "../../core";

export * from "../../screens/locked";
