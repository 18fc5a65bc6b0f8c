// Days and hours as they are shown: in Vietnam's time, in any time zone of the device.

const ZONE = "Asia/Ho_Chi_Minh";

/** dd/mm/yyyy of an ISO day or instant. */
export function day(iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso.split("-").reverse().join("/");
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).format(new Date(iso));
}

/** The ISO day of an instant. */
export function isoDay(iso: string): string {
  return day(iso).split("/").reverse().join("-");
}

/** HH:MM of an instant. */
export function hour(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(
    new Date(iso),
  );
}

/** The instant of HH:MM on the day of another instant. (Vietnam has no summer time.) */
export function instant(dayOf: string, time: string): string {
  const [date, month, year] = day(dayOf).split("/");
  return new Date(`${year}-${month}-${date}T${time}:00+07:00`).toISOString();
}
