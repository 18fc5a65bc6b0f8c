// Ids made on the device: UUIDv7, in the order in which they were made (RFC 9562).

export type Id = string;

let last = 0;

export function uuid7(): string {
  // Two ids of one millisecond get different times, so that they keep their order.
  last = Math.max(Date.now(), last + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0, time = last; at < 6; at += 1, time = Math.floor(time / 256)) bytes[5 - at] = time % 256;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
