// Home without a network (root #offline-home of the shell): what one person has on this device, and what can be done
// with it. It stands at whatever address could not be reached.

import { render } from "lit-html";
import type { CellKit, Kit } from "./kit";
import { syncAll } from "./lanes";
import type { Package } from "./package";
import { drawFrom } from "./parts";
import { follow } from "./place";
import { homeScreen } from "./screens/home";
import { Shelf, type WaitingLane } from "./shelf";
import { usersHere, type User } from "./users";

/** States of a meeting that can still be held. */
export const BEFORE_THE_END = ["draft", "prepared", "notified", "in_session"];

export interface Ready { lane: string; pack: Package; at: string; bytes: number }

export class Home {
  users: User[] = [];
  user: User | null = null;
  shelf: Shelf | null = null;
  /** Whether all that can be known now is known. */
  loaded = false;
  kit: { kit: Kit; at: string; bytes: number } | null = null;
  ready: Ready[] = [];
  waiting: WaitingLane[] = [];
  counts = { acts: 0, texts: 0 };
  /** Whether the server answers, as far as is known. */
  reached = false;
  sending = false;
  /** How many were left when sending ended. */
  left: number | null = null;

  constructor(readonly draw: () => void) {}

  get locked(): boolean { return this.shelf?.vault.state === "locked"; }
  get here(): number { return this.counts.acts + this.counts.texts; }
  /** Whether the page that was asked for is another than home. */
  get elsewhere(): boolean { return !["/", "/khung/mat-song/"].includes(location.pathname); }
  cell(body: string): CellKit | undefined { return this.kit?.kit.cells.find((each) => each.body.id === body); }

  async start(): Promise<void> {
    this.users = await usersHere();
    if (this.users.length === 1) await this.choose(this.users[0]!);
    this.loaded = true;
    this.draw();
    await this.call();
  }

  /** Look whether the server answers; then send what waits. */
  async call(): Promise<void> {
    const answer = navigator.onLine ? await fetch("/healthz", { cache: "no-store" }).catch(() => null) : null;
    this.reached = answer?.ok ?? false;
    this.draw();
    if (this.reached) await this.send();
  }

  async choose(user: User): Promise<void> {
    this.user = user;
    this.shelf = await Shelf.open(user.id);
    this.shelf?.listen(() => void this.read()); // a room in another tab
    await this.read();
    if (this.reached) void this.send();
  }

  async unlock(pin: string): Promise<boolean> {
    const right = (await this.shelf?.vault.unlock(pin)) ?? false;
    if (right) await this.read();
    if (right && this.reached) void this.send();
    return right;
  }

  /** Read the shelf; what is locked is only counted. */
  async read(): Promise<void> {
    if (this.shelf) {
      this.counts = await this.shelf.counts();
      if (!this.locked) {
        [this.kit, this.ready, this.waiting] = await Promise.all([this.shelf.kit(), this.shelf.packages(), this.shelf.waiting()]);
      }
    }
    this.draw();
  }

  /** Send what waits, of every meeting. */
  async send(): Promise<void> {
    if (!this.shelf || this.locked || this.sending || !this.here) return;
    this.sending = true;
    this.draw();
    const { left } = await syncAll(this.shelf);
    this.sending = false;
    this.left = left;
    await this.read();
  }
}

export function startHome(root: HTMLElement): void {
  drawFrom(root.dataset.icons ?? "");
  const place = document.getElementById("room-place");
  const home: Home = new Home(() => {
    render(homeScreen(home), root);
    if (place) place.textContent = home.user?.name ?? "";
  });
  root.replaceChildren();
  follow(home.draw);
  for (const each of ["online", "offline"]) addEventListener(each, () => void home.call());
  document.addEventListener("visibilitychange", () => void (document.hidden || home.read()));
  void home.start();
}
