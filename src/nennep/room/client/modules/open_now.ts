import "../core";

export * from "../open_now";
