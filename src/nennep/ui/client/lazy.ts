// A module that is fetched when it is first needed. The service worker has stored it before, so it is there
// without a signal.

import { html, type TemplateResult } from "lit-html";
import { note } from "./elements";
import { w } from "./words";

/** Draws with the module when it is there, and nothing before; `draw` is called when it has arrived. */
export function lazy<T>(
  load: () => Promise<T>,
): (draw: () => void, how: (module: T) => TemplateResult) => TemplateResult {
  let module: T | null = null;
  let state: "absent" | "coming" | "failed" = "absent";
  return (draw, how) => {
    if (module) return how(module);
    if (state === "failed") {
      state = "absent"; // the next drawing tries again
      return note("wait", w("part_missing"));
    }
    if (state === "absent") {
      state = "coming";
      load().then(
        (found) => {
          module = found;
          draw();
        },
        () => {
          state = "failed";
          draw();
        },
      );
    }
    return html``;
  };
}
