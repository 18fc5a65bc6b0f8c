"""The script of the room is small: an old phone fetches it once over a thin line (docs/adr/0010-a-small-bundle.md)."""

import re
from pathlib import Path

import brotli

import nennep

LIMIT = 60_000
"""Bytes of what a phone runs in a meeting, compressed as it is served."""
MODULE_LIMIT = 8_000
"""Bytes of each module that is fetched when it is wanted."""
STATIC = Path(nennep.__file__).parent
ROOM = STATIC / "room/static/room/room.js"
AROUND = ("web/static/web/web.js", "web/static/web/sw.js")


def size(script: Path) -> int:
    return len(brotli.compress(script.read_bytes()))


def with_imports(script: Path, found: set[Path]) -> set[Path]:
    """The script and what it imports before it runs; `import()` is not among that."""
    if script not in found:
        found.add(script)
        for name in re.findall(r'(?:from|import)\s*"(\.[^"]+\.js)"', script.read_text(encoding="utf-8")):
            with_imports((script.parent / name).resolve(), found)
    return found


def test_what_a_phone_runs_in_a_meeting_stays_within_sixty_kilobytes() -> None:
    core = with_imports(ROOM.resolve(), set())
    assert len(core) == 2  # one file besides the one that begins: more would each be a question to the server
    sizes = {script.name: size(script) for script in [*core, *(STATIC / name for name in AROUND)]}
    assert sum(sizes.values()) <= LIMIT, sizes


def test_what_is_fetched_when_it_is_wanted_stays_within_eight_kilobytes_each() -> None:
    core = with_imports(ROOM.resolve(), set())
    modules = {
        script.name: size(script)
        for script in ROOM.parent.glob("modules/*.js")
        if script.resolve() not in core
    }
    assert len(modules) >= 8, modules
    assert max(modules.values()) <= MODULE_LIMIT, modules


def test_the_browser_is_asked_to_compile_what_the_room_runs_beside_the_page() -> None:
    for script in with_imports(ROOM.resolve(), set()):
        assert script.read_text(encoding="utf-8").startswith("//# allFunctionsCalledOnLoad\n"), script.name
