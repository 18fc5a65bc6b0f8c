import "../core";

export * from "@/offline/client/store/device_file";
