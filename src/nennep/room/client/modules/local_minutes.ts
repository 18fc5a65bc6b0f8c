import "../core";

export * from "@/minutes/client/local_minutes";
