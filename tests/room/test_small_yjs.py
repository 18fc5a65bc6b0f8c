"""Yjs as the build cuts it (hatch_build.YJS_CUTS) against Yjs as it comes: the same texts, whatever comes in whatever order."""

# ruff: noqa: E501 - the scenario is JavaScript

from __future__ import annotations

import json
import subprocess

from tests.room.node_phone import MODULES, NODE

# Three writers, two with the cut one; updates arrive late, twice and in any order, and are passed on by whoever still
# waits for what comes before them.
MEETINGS = """
const [MODULES, SMALL] = process.argv.slice(1);
const Whole = require(MODULES + "/yjs");
import(SMALL).then((Small) => {
  let state = 4711;
  const chance = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % n; };
  const told = [];
  let pending = 0;
  for (let round = 0; round < 150; round += 1) {
    const writers = [Whole, Small, Small].map((Y) => { const doc = new Y.Doc(); return { Y, doc, text: doc.getText("text") }; });
    const letters = []; // [to, update]
    const tell = (from, update) => writers.forEach((_each, to) => { if (to !== from) letters.push([to, update]); });
    for (let step = 0; step < 60; step += 1) {
      const at = chance(3), { Y, doc, text } = writers[at];
      const before = Y.encodeStateVector(doc);
      const kind = chance(4);
      if (kind === 0 && text.length) text.delete(chance(text.length), 1);
      else if (kind < 3) text.insert(chance(text.length + 1), "ạ" + step + " ");
      else if (letters.length) { const [to, update] = letters.splice(chance(letters.length), 1)[0]; writers[to].Y.applyUpdate(writers[to].doc, update); continue; }
      if (doc.store.pendingStructs || doc.store.pendingDs) pending += 1;
      tell(at, chance(2) ? Y.encodeStateAsUpdate(doc, before) : Y.encodeStateAsUpdate(doc));
    }
    while (letters.length) { const [to, update] = letters.splice(chance(letters.length), 1)[0]; writers[to].Y.applyUpdate(writers[to].doc, update); }
    for (const each of writers) for (const other of writers) {
      if (each !== other) each.Y.applyUpdate(each.doc, other.Y.encodeStateAsUpdate(other.doc, each.Y.encodeStateVector(each.doc)));
    }
    told.push(new Set(writers.map((each) => each.text.toString())).size, writers.filter((each) => each.doc.store.pendingStructs).length);
  }
  const sums = told.reduce((sums, each, at) => { sums[at % 2] += each; return sums; }, [0, 0]);
  console.log(JSON.stringify({ texts: sums[0], waiting: sums[1], pending, same: Small.encodeStateVectorFromUpdate !== undefined }));
});
"""


def test_the_cut_yjs_makes_the_same_texts_also_when_updates_come_out_of_order() -> None:
    small = MODULES.parent / ".build" / "yjs.mjs"
    done = subprocess.run(
        [str(NODE), "-e", MEETINGS, str(MODULES), str(small)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["pending"] > 100  # updates did wait for what comes before them, and were passed on
    assert (found["texts"], found["waiting"]) == (150, 0)
