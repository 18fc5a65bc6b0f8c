// One exchange of free sections with the server, over plain HTTP.

import { type Asker, headersOf } from "../act";
import { ask, type Silence, silence } from "../sending/ask";

/** What is sent of a section: what the server lacks, as far as is known here, and what this device has. */
interface SentText {
  key: string;
  update: string;
  state_vector: string;
  written_at: string;
}

/** What the server answers to one section. */
export interface TextAnswer {
  key: string;
  missing?: string;
  state_vector?: string;
  locked?: boolean;
  proposal?: boolean;
  code?: string;
  message?: string;
}

interface Body {
  texts?: TextAnswer[];
  code?: string;
  message?: string;
}

/** The answers, or why there are none. */
export async function exchangeTexts(
  url: string,
  asker: Asker,
  texts: SentText[],
): Promise<TextAnswer[] | Silence> {
  try {
    const found = await ask(url, {
      method: "POST",
      headers: headersOf(asker),
      body: JSON.stringify({ texts }),
    });
    const why = silence(found);
    if (why) return why;
    const { texts: answers, code, message } = (found.body ?? {}) as Body;
    if (found.ok) return answers ?? "server";
    // the subject itself is not the server's, or not ours any more: that is an answer to every section
    return code ? texts.map(({ key }) => ({ key, code, ...(message ? { message } : {}) })) : "server";
  } catch {
    return "network";
  }
}
