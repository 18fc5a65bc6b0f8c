import "../core";

export * from "../kit";
