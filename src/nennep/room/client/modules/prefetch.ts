import "../core";

export { prefetch } from "@/offline/client/prefetch";
export { syncAll } from "@/offline/client/sending/sync";
export * from "../prefetch";
