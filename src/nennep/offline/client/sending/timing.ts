// How long the script waits, in milliseconds. One table, so that tests can shorten it.

export const timing = {
  /** Taps within this time become one act. */
  settle: 700,
  /** After the last letter, until a text is sent. */
  text: 1200,
  /** After the last letter, until a text is put into the device store. */
  keep: 250,
  /** A request is given up after this. */
  patience: 30_000,
  /** What closes a subject and is not received after this is copied outside the browser's store. */
  copy: 3000,
  /** Minutes that the server did not draw after this are drawn here. */
  reading: 10_000,
  /** The wait after each failure in a row; the last value for all that follow. */
  backOff: [2000, 4000, 8000, 15_000, 30_000],
  /** Between two checks for what other devices recorded. */
  refresh: 30_000,
};

/** The wait after so many failures in a row, up to a quarter more or less, so that not all phones of a
 *  commune ask at once. */
export function backOff(failures: number): number {
  const wait = timing.backOff[Math.min(failures, timing.backOff.length - 1)] ?? 0;
  return Math.round(wait * (0.75 + Math.random() / 2));
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
