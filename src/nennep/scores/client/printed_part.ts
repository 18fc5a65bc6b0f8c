// The score in the minutes that this device draws.

import type { Package } from "@/meetings/client/package";
import { type Blocks, para, points } from "@/meetings/client/printed/blocks";
import type { PrintedPart } from "@/meetings/client/printed/part";
import { say } from "@/meetings/client/printed/sentences";
import "./score";

export const SCORE: PrintedPart = { section: { kind: "score", title: "section.score", blocks: scored } };

function scored(pack: Package): Blocks {
  const { score } = pack.parts;
  if (!score || score.total === null) return [];
  const { grade } = score;
  const numbers = { points: points(score.total), out_of: points(score.out_of), grade };
  return [para(say(grade ? "score" : "score.no_grade", numbers))];
}
