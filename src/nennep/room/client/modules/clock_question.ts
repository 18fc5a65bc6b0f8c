import "../core";

export * from "@/offline/client/screens/clock_question";
