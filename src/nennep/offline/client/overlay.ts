// What is shown of a subject: its package as it was last fetched or kept, with the effects of the waiting
// acts.

import type { Act } from "./act";
import { applied, done } from "./act_types";
import { renamed } from "./mending";
import { mapped, mappedPlace } from "./sending/known_as";
import type { SubjectPackage } from "./subject";

export class Overlay<P extends SubjectPackage> {
  /** The package without the waiting acts; null before there is one. */
  base: P | null = null;
  private shown: P | null = null;

  constructor(private readonly waiting: () => readonly Act[]) {}

  get pack(): P {
    this.shown ??= this.laidOver();
    return this.shown;
  }

  /** Take a new package. Ids of this device in the place after # are replaced by the server's. */
  take(found: P): void {
    this.base = found;
    this.shown = null;
    if (typeof location === "undefined") return;
    const known = found.known_as ?? {};
    renamed(known);
    const place = mappedPlace(location.hash ?? "", known);
    if (place && place !== location.hash) location.replace(place);
  }

  /** The server has done an act. */
  done(act: Act): void {
    this.base &&= done(this.base, this.known(act));
    this.shown = null;
  }

  /** The waiting acts have changed. */
  changed(): void {
    this.shown = null;
  }

  private laidOver(): P {
    if (!this.base) throw new Error("the package is not there yet");
    return withWaiting(this.base, this.waiting());
  }

  private known(act: Act): Act {
    return known(act, this.base);
  }
}

/** A package with the effects of what waits. */
export function withWaiting<P extends SubjectPackage>(base: P, waiting: readonly Act[]): P {
  return waiting.reduce((pack, act) => applied(pack, known(act, base)), base);
}

/** The act with the ids that the server knows. */
function known(act: Act, base: SubjectPackage | null): Act {
  return { ...act, payload: mapped(act.payload, base?.known_as ?? {}) };
}
