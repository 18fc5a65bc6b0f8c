import "../core";

export * from "../prefetch";
