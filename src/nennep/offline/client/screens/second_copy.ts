// A second copy of what waits, outside the browser's store: browsers lose their store now and then.

import { html, nothing, type TemplateResult } from "lit-html";
import { day, hour } from "@/ui/client/dates";
import { note } from "@/ui/client/elements";
import { w } from "@/ui/client/words";
import { COPIED } from "../sending/device_file";
import type { DeviceStore } from "../store/device_store";
import { type Save, toFile } from "./pin_form";
import "../words_waiting";

/** When the last copy was made, as far as it was read. */
let copied = "";
let reading = false;

export function secondCopy(store: DeviceStore, save: Save, draw: () => void): TemplateResult {
  if (!reading) void read(store, draw);
  const kept: Save = async (share) => {
    copied = await save(share);
    draw();
    return copied;
  };
  return html`<h2>${w("copy")}</h2>
    ${copied ? note("good", w("copied", { at: `${hour(copied)} ${day(copied)}` })) : nothing}
    <p>${w(store.keys.rescue ? "to_file_why" : "to_file_not_yet")}</p><p class="buttons">${toFile(kept)}</p>`;
}

async function read(store: DeviceStore, draw: () => void): Promise<void> {
  reading = true;
  const found = ((await store.setting(COPIED).catch(() => "")) as string | undefined) ?? "";
  if (found > copied) {
    copied = found;
    draw();
  }
  reading = false;
}
