// The device's key. Everything in the device store is encrypted under one random key of this device. The key
// is stored beside it, wrapped by the user's PIN, and wrapped by the commune's rescue key, so that an
// exported file can be opened there when the PIN is forgotten. Until a PIN is set the key is stored
// unwrapped, and the user is told so. An open tab keeps it in its session storage.

import { type Id, uuid7 } from "../uuid";
import { type Bytes, base64, hex, random, unbase64, utf8 } from "./bytes";

const ITERATIONS = 310_000;
const INFO = "nennep device key";
const CURVE = { name: "ECDH", namedCurve: "P-256" };

interface Wrapped {
  iv: string;
  wrapped: string;
}
interface RescueWrap extends Wrapped {
  id: Id;
  ephemeral: string;
}
export interface KeyRow {
  id: "key";
  device: Id;
  digest: string;
  bare?: string;
  pin?: Wrapped & { salt: string; iterations: number };
  rescue?: RescueWrap;
}
/** The commune's public key: SPKI in base64. */
export interface RescueKey {
  id: Id;
  public: string;
}
export interface Sealed {
  iv: Bytes;
  data: ArrayBuffer;
}

/** Changes the row as it is now: another tab may have set a PIN since it was read. */
type Save = (change: (row: KeyRow) => KeyRow) => Promise<KeyRow>;

export class Locked extends Error {}

export class KeyStore {
  private raw: Bytes | null = null;
  private key: CryptoKey | null = null;

  private constructor(
    public row: KeyRow,
    private readonly place: string,
    private readonly save: Save,
  ) {}

  /** Make a new key; this is a new device then. */
  static async fresh(): Promise<KeyRow> {
    const raw = random(32);
    return { id: "key", device: uuid7(), digest: await digestOf(raw), bare: base64(raw) };
  }

  static async open(row: KeyRow, user: Id, save: Save): Promise<KeyStore> {
    const keys = new KeyStore(row, `nennep-key-${user}`, save);
    const kept = row.bare ?? inTab(keys.place);
    if (kept) await keys.use(unbase64(kept));
    return keys;
  }

  get state(): "open" | "locked" {
    return this.key ? "open" : "locked";
  }
  get hasPin(): boolean {
    return !!this.row.pin;
  }
  get rescue(): RescueWrap | null {
    return this.row.rescue ?? null;
  }
  get digest(): string {
    return this.row.digest;
  }
  get device(): Id {
    return this.row.device;
  }

  /** Whether the PIN was right. */
  async unlock(pin: string): Promise<boolean> {
    const { pin: found } = this.row;
    if (!found) return this.key !== null;
    try {
      const under = await fromPin(pin, unbase64(found.salt), found.iterations);
      const raw = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: unbase64(found.iv) },
        under,
        unbase64(found.wrapped),
      );
      return await this.use(new Uint8Array(raw));
    } catch {
      return false;
    }
  }

  /** Set the PIN and delete the unwrapped key. Only while the store is open. */
  async setPin(pin: string): Promise<void> {
    const salt = random(16);
    const wrapped = await wrap(this.opened, await fromPin(pin, salt, ITERATIONS));
    const pin_ = { salt: base64(salt), iterations: ITERATIONS, ...wrapped };
    this.row = await this.save(({ bare: _bare, ...row }) => ({ ...row, pin: pin_ }));
    inTab(this.place, base64(this.opened));
  }

  /** Lock: the PIN is asked for again. Without a PIN nothing is locked. */
  lock(): void {
    if (!this.row.pin) return;
    inTab(this.place, null);
    this.raw = this.key = null;
  }

  /** Wrap the key for the commune. The private half of the key pair made here is thrown away. */
  async setRescue(rescue: RescueKey): Promise<void> {
    if (this.row.rescue?.id === rescue.id) return;
    const theirs = await crypto.subtle.importKey("spki", unbase64(rescue.public), CURVE, false, []);
    const ours = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
    const half = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8(INFO) };
    const under = await crypto.subtle.deriveKey(how, half, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
    ]);
    const ephemeral = base64(await crypto.subtle.exportKey("raw", ours.publicKey));
    const wrapped = { id: rescue.id, ephemeral, ...(await wrap(this.opened, under)) };
    this.row = await this.save((row) => ({ ...row, rescue: wrapped }));
  }

  /** Encrypt for one place in the store. It can be decrypted only at that place. */
  async seal(place: string, value: unknown): Promise<Sealed> {
    if (!this.key) throw new Locked();
    const iv = random(12);
    const how = { name: "AES-GCM", iv, additionalData: utf8(place) };
    return { iv, data: await crypto.subtle.encrypt(how, this.key, utf8(JSON.stringify(value))) };
  }

  async unseal(place: string, { iv, data }: Sealed): Promise<unknown> {
    if (!this.key) throw new Locked();
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: utf8(place) },
      this.key,
      data,
    );
    return JSON.parse(new TextDecoder().decode(plain));
  }

  private get opened(): Bytes {
    if (!this.raw) throw new Locked();
    return this.raw;
  }

  private async use(raw: Bytes): Promise<boolean> {
    if ((await digestOf(raw)) !== this.row.digest) return false;
    this.key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    this.raw = raw;
    if (this.row.pin) inTab(this.place, base64(raw));
    return true;
  }
}

async function digestOf(raw: Bytes): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", raw));
}

async function fromPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function wrap(raw: Bytes, under: CryptoKey): Promise<Wrapped> {
  const iv = random(12);
  return {
    iv: base64(iv),
    wrapped: base64(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, under, raw)),
  };
}

/** Keep the key in this tab until it is closed; null removes it. */
function inTab(place: string, value?: string | null): string | null {
  try {
    if (value === null) sessionStorage.removeItem(place);
    else if (value !== undefined) sessionStorage.setItem(place, value);
    return sessionStorage.getItem(place);
  } catch {
    return null;
  }
}
