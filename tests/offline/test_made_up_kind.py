"""A made-up kind of fact on the device: one folder of its own and one line of the list, nothing else is touched."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.offline.node_phone import play
from tests.offline.shipped import MODULES, NODE, ROOT

WORDS = """
import { addWords } from "@/ui/client/words";

const SONG_WORDS = { sing: "Hát một bài" } as const;
addWords(SONG_WORDS);

type Table = typeof SONG_WORDS;
declare module "@/ui/client/words" {
  interface Words extends Table {}
}
"""
SONGS = """
import { declarePart, type Package, withParts } from "@/meetings/client/package";
import { set, withdrawal } from "@/meetings/client/rows";
import { type ActType, declareActs } from "@/offline/client/act_types";
import type { Id } from "@/offline/client/uuid";
import "./words";

export interface Song { id: Id; title: string }

declare module "@/meetings/client/package" {
  interface Parts { songs: Song[] }
}

declarePart("songs", []);

const sing: ActType<Song, Package> = {
  name: "songs.sing",
  version: 1,
  label: "sing",
  effect: (pack, { id, title }) => withParts(pack, { songs: set(pack.parts.songs, { id, title }) }),
  join: () => null,
  summary: ({ title }) => [title],
};

declareActs<Package>(sing, withdrawal("songs.unsing", "songs", "song"));
"""
SCREEN = """
import { html } from "lit-html";
import { declareScreens } from "@/meetings/client/screens/part";
import type { Session } from "@/meetings/client/session";
import "../songs";

const songs = (session: Session) => html`<p>${session.pack.parts.songs.map((each) => each.title)}</p>`;
const says = ({ pack }: Session) => String(pack.parts.songs.length);

declareScreens({
  items: { songs: { shown: songs, done: ({ pack }) => pack.parts.songs.length > 0 } },
  sheet: { place: 9, title: "sing", shown: songs, says, kinds: ["songs"] },
});
"""
ALL = """
import { itemScreen, sheetSections } from "@/meetings/client/screens/part";
import "@/room/client/room";
import "@/songs/client/screens/songs"; // the one line of the list

Object.assign((globalThis as any).nennepRoom, { itemScreen, sheetSections });
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The room's script with the made-up app: its files, and its line in the list."""
    folder = tmp_path_factory.mktemp("apps")
    client = folder / "songs" / "client"
    (client / "screens").mkdir(parents=True)
    (client / "words.ts").write_text(WORDS, encoding="utf-8")
    (client / "songs.ts").write_text(SONGS, encoding="utf-8")
    (client / "screens" / "songs.ts").write_text(SCREEN, encoding="utf-8")
    (folder / "all.ts").write_text(ALL, encoding="utf-8")
    config = {
        "extends": str(ROOT / "tsconfig.json"),
        "compilerOptions": {"paths": {"@/*": [f"{ROOT}/src/nennep/*", f"{folder}/*"]}},
        "include": [f"{folder}/**/*.ts"],
    }
    (folder / "tsconfig.json").write_text(json.dumps(config))
    (folder / "node_modules").symlink_to(MODULES)
    node("typescript/bin/tsc", "--noEmit", "-p", str(folder / "tsconfig.json"))
    options = ["--bundle", "--format=iife", f"--tsconfig={folder}/tsconfig.json", "--log-level=warning"]
    node("esbuild/bin/esbuild", str(folder / "all.ts"), *options, f"--outfile={folder}/all.js")
    return folder / "all.js"


def node(program: str, *args: str) -> None:
    command = [str(NODE), str(MODULES / program), *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_acts_wait_are_shown_named_and_sent_like_all_others(script: Path) -> None:
    found = play(
        """
        const phone = new Phone(new Server(packageOf({ parts: { songs: [] } })));
        let { room, session } = await phone.enter();
        phone.server.online = false;
        const id = "0199dddd-0000-7000-8000-000000000001";
        const act = session.act("songs.sing", { id, title: "Tiến quân ca" });
        await session.written();
        const waits = [room.labelOf(act), room.summaryOf(act, session.pack)];
        ({ room, session } = await phone.restart());
        const shown = session.pack.parts.songs.map((each) => each.title);
        session.act("songs.unsing", { song: id });
        const without = session.pack.parts.songs.length;
        phone.server.online = true;
        await session.flushed();
        return { waits, shown, without, names: phone.server.names };
        """,
        script,
    )
    assert found == {
        "waits": ["Hát một bài", "Tiến quân ca"],
        "shown": ["Tiến quân ca"],
        "without": 0,
        "names": ["songs.sing", "songs.unsing"],
    }


def test_its_item_and_its_section_of_the_paper_form_are_drawn_by_its_own_screen(script: Path) -> None:
    found = play(
        """
        const { room, session } = await new Phone(new Server(packageOf({ parts: { songs: [] } }))).enter();
        const { shown, done } = room.itemScreen("songs");
        const before = done(session);
        session.act("songs.sing", { id: "0199dddd-0000-7000-8000-000000000001", title: "Tiến quân ca" });
        return [before, done(session), shown(session).values, room.sheetSections().map((each) => each.title)];
        """,
        script,
    )
    assert found[:3] == [False, True, [["Tiến quân ca"]]]
    assert found[3][-1] == "sing"


def test_a_meeting_that_the_device_opens_begins_without_any(script: Path) -> None:
    found = play(
        """
        const room = new Phone(new Server()).page();
        const { packageFrom } = await room.modules.openNow();
        const roll = { version: 0, on: "2026-11-24", entries: [], rules: {} };
        const cell = { kinds: {}, templates: {}, minimum_rule: {}, roll, carried: [], rights: [],
          body: {}, organisation: {} };
        return packageFrom(cell, MEETING, { kind: "regular", chair: ME }).parts.songs;
        """,
        script,
    )
    assert found == []
