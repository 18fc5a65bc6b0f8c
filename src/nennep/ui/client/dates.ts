// Days and hours as they are shown: in Vietnam's time, in any time zone of the device. Vietnam has no summer
// time, so its clock is seven hours ahead of UTC on every day. (A browser's own formatter for a zone takes an
// old phone as long to make as all else that a drawing needs.)

const AHEAD_MS = 7 * 3_600_000;

/** The ISO date and time of an instant on a clock in Vietnam. */
function there(iso: string): string {
  return new Date(Date.parse(iso) + AHEAD_MS).toISOString();
}

/** dd/mm/yyyy of an ISO day or instant. */
export function day(iso: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : isoDay(iso);
  return date.split("-").reverse().join("/");
}

/** The ISO day of an instant. */
export function isoDay(iso: string): string {
  return there(iso).slice(0, 10);
}

/** HH:MM of an instant. */
export function hour(iso: string): string {
  return there(iso).slice(11, 16);
}

/** The instant of HH:MM on the day of another instant. */
export function instant(dayOf: string, time: string): string {
  return new Date(`${isoDay(dayOf)}T${time}:00+07:00`).toISOString();
}
