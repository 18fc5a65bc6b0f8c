import "../core";

export * from "@/meetings/client/screens/paper_notes";
