// What follows from the facts of a meeting, heard before a person is asked for it.

import type { Session } from "@/meetings/client/session";
import { pause, timing } from "@/offline/client/sending/timing";

/** Send what was recorded, and take in what the server makes of it. Nobody waits for a server that is not
 *  reached. */
export async function hearFacts(session: Session): Promise<void> {
  const heard = session.flushed().then((sent) => (sent ? session.load() : undefined));
  await Promise.race([heard, pause(timing.reading)]);
}
