import "../core";

export * from "@/offline/client/sending/device_file";
