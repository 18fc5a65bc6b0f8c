// Hours and days as people write them. The browser's own fields follow the language of the device: on an
// English phone, 07:30 PM for 19:30 and 12/10 for 10 December. It reads the same as nennep.ui.fields.

const HOUR = /^(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{1,2})?\s*(?:p|phút)?$/i;
const DIGITS_HOUR = /^(\d{1,2})(\d{2})$/;
const DAY = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/;
const DIGITS_DAY = /^(\d{2})(\d{2})(\d{4})$/;

/** "19h30", "19.30", "1930", "19 giờ" → "19:30", "19:00"; null when it is no hour of the day. */
export function readHour(text: string): string | null {
  const found = HOUR.exec(text.trim()) ?? DIGITS_HOUR.exec(text.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours < 24 && minutes < 60 ? `${padded(hours)}:${padded(minutes)}` : null;
}

/** "24/11/2026", "24-11-2026", "24112026" → "2026-11-24"; null when there is no such day. */
export function readDay(text: string): string | null {
  const found = DAY.exec(text.trim()) ?? DIGITS_DAY.exec(text.trim());
  if (!found) return null;
  const [day, month, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  const stands =
    real.getUTCDate() === day && real.getUTCMonth() === month - 1 && year >= 1900 && year <= 2100;
  return stands ? `${year}-${padded(month)}-${padded(day)}` : null;
}

const padded = (number: number): string => String(number).padStart(2, "0");
