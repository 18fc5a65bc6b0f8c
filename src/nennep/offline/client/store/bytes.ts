// Bytes as text and back.

export type Bytes = Uint8Array<ArrayBuffer>;

export function base64(data: Uint8Array | ArrayBuffer): string {
  let text = "";
  for (const byte of new Uint8Array(data)) text += String.fromCharCode(byte);
  return btoa(text);
}

export function unbase64(text: string): Bytes {
  const data = atob(text);
  const bytes = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) bytes[at] = data.charCodeAt(at);
  return bytes;
}

export function hex(data: ArrayBuffer): string {
  return [...new Uint8Array(data)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
