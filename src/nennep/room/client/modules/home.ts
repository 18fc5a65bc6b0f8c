import "../core";

export * from "../home";
