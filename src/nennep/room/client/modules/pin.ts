import "../core";

export * from "@/offline/client/screens/pin_form";
