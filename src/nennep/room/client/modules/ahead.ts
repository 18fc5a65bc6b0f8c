import "../core";

export * from "../ahead";
