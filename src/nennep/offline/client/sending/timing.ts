// How long the script waits for what, in milliseconds. One table, so that a test may hurry it.

export const timing = {
  /** Taps within this time become one act. */
  settle: 700,
  /** After the last letter, until a text is sent. */
  text: 1200,
  /** After the last letter, until a text is put into the device store. */
  keep: 250,
  /** A line that hangs is no line: a request is given up after this. */
  patience: 30_000,
  /** After each failure in a row; the last one for all that follow. */
  backOff: [2000, 4000, 8000, 15_000, 30_000],
  /** Between two looks at what other devices put down. */
  refresh: 30_000,
};

/** The wait after so many failures in a row: up to a quarter more or less, or a whole commune's phones
 *  call at once. */
export function backOff(failures: number): number {
  const wait = timing.backOff[Math.min(failures, timing.backOff.length - 1)] ?? 0;
  return Math.round(wait * (0.75 + Math.random() / 2));
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
