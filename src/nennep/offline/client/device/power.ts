// Saving power: by hand, or suggested when the battery runs low. Remembered on the device.

import { timing } from "../sending/timing";

const PLACE = "nennep-lean";
const LOW = 0.2;
const USUAL = { text: timing.text, refresh: timing.refresh };
/** Texts are still stored on the device at once; only their sending waits. */
const SPARING = { text: 20_000, refresh: 3_600_000 };

interface Battery extends EventTarget {
  level: number;
  charging: boolean;
}

let on = false;
let level = 1;
let charging = true;

export const power = {
  get lean(): boolean {
    return on;
  },
  /** How full the battery is in percent when it is low and not being charged, else null. */
  get low(): number | null {
    return !charging && level <= LOW ? Math.round(level * 100) : null;
  },
};

export function beLean(wanted: boolean): void {
  on = wanted;
  Object.assign(timing, on ? SPARING : USUAL);
  document.documentElement.classList.toggle("lean", on);
  try {
    if (on) localStorage.setItem(PLACE, "1");
    else localStorage.removeItem(PLACE);
  } catch {
    // where nothing is kept it lasts as long as the page
  }
}

/** Restore the last choice, and watch the battery where the browser reports it. */
export async function watchPower(changed: () => void): Promise<void> {
  try {
    if (localStorage.getItem(PLACE)) beLean(true);
  } catch {
    // nothing is kept here
  }
  const ask = (navigator as { getBattery?: () => Promise<Battery> }).getBattery;
  const battery = await ask?.call(navigator).catch(() => undefined);
  if (!battery) return;
  const update = (): void => {
    const was = power.low === null;
    ({ level, charging } = battery);
    if (was !== (power.low === null)) changed();
  };
  for (const each of ["levelchange", "chargingchange"]) battery.addEventListener(each, update);
  update();
}
