import "../core";

export * from "@/offline/client/device_file";
