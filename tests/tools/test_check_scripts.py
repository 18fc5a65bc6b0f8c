"""The check of the client scripts: tools/check_scripts.py. What Biome checks is tried on planted faults too."""

import subprocess
from pathlib import Path

import pytest
from tests.offline.shipped import NODE
from tools.check_scripts import (
    LINE,
    ROOT,
    SIDE_BY_SIDE,
    circle,
    long_lines,
    scripts,
    too_many,
    unused_exports,
    upward,
)


def write(root: Path, name: str, text: str) -> Path:
    path = root / "src/nennep" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_scripts_of_the_project_are_found() -> None:
    apps = {path.relative_to(ROOT / "src/nennep").parts[0] for path in scripts()}
    assert {"ui", "offline", "meetings", "resolutions", "room", "web"} <= apps


def test_a_long_line_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "room/client/a.ts", f"//\n// {'ạ' * LINE}\n")
    assert list(long_lines(path, tmp_path)) == ["src/nennep/room/client/a.ts:2: 113 characters (at most 110)"]


@pytest.mark.parametrize(
    "line",
    [
        'import { x } from "@/meetings/client/x";',
        'import type { X } from "@/room/client/x";',
        'import {\n  x,\n} from "@/resolutions/client/x";',
        'export * from "../../room/client/x";',
        'import "@/meetings/client/x";',
    ],
)
def test_the_kernel_imports_nothing_of_an_app_above_it(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, "offline/client/a.ts", line + "\n")
    assert len(list(upward(path, tmp_path))) == 1


def test_an_app_imports_what_stands_below_it_and_its_own(tmp_path: Path) -> None:
    lines = ['import "@/offline/client/x";', 'import { y } from "./y";', 'import { html } from "lit-html";']
    assert list(upward(write(tmp_path, "room/client/a.ts", "\n".join(lines)), tmp_path)) == []


def test_what_stands_below_the_screens_imports_none_but_the_room_puts_them_together(tmp_path: Path) -> None:
    line = 'import { x } from "@/meetings/client/screens/x";\n'
    for name, faults in (
        ("meetings/client/a.ts", 1),
        ("minutes/client/a.ts", 1),
        ("minutes/client/screens/a.ts", 0),
        ("room/client/a.ts", 0),
    ):
        assert len(list(upward(write(tmp_path, name, line), tmp_path))) == faults, name


@pytest.mark.parametrize("drawing", ["lit-html", "./screens/x", "@/ui/client/elements"])
def test_a_file_that_declares_acts_draws_nothing(tmp_path: Path, drawing: str) -> None:
    path = write(tmp_path, "meetings/client/a.ts", f'import {{ x }} from "{drawing}";\ndeclareActs(x);\n')
    assert len(list(upward(path, tmp_path))) == 1


def test_a_circle_is_found_also_of_types_but_not_of_what_is_fetched_later(tmp_path: Path) -> None:
    one = write(tmp_path, "room/client/one.ts", 'import type { Two } from "./two";\n')
    two = write(tmp_path, "room/client/two.ts", 'export const load = () => import("./one");\n')
    assert circle([one, two], tmp_path) == []
    two.write_text('import { one } from "@/room/client/one";\n')
    assert {"src/nennep/room/client/one", "src/nennep/room/client/two"} <= set(circle([one, two], tmp_path))


@pytest.mark.parametrize(
    "fault",
    [
        "export function f(): number {\n" + "  f();\n" * 40 + "  return 1;\n}\n",
        "export const x = ( 1 );\n",
        "export const f = (x: any): void => x;\n",
        'import { x } from "./x";\n',
    ],
)
def test_biome_finds_planted_faults(tmp_path: Path, fault: str) -> None:
    path = write(tmp_path, "room/client/a.ts", fault)
    (tmp_path / "biome.json").write_text((ROOT / "biome.json").read_text())
    biome = ROOT / "node_modules/@biomejs/biome/bin/biome"
    command = [str(NODE), str(biome), "ci", "--error-on-warnings"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1
    path.write_text("export const x = 1;\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_a_folder_of_many_scripts_is_parted_and_words_are_not_counted(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"room/client/a{number}.ts", "") for number in range(SIDE_BY_SIDE)]
    words = write(tmp_path, "room/client/words_en.ts", "")
    assert list(too_many([*paths, words], tmp_path)) == []
    one_more = write(tmp_path, "room/client/one_more.ts", "")
    assert [line.split(",")[0] for line in too_many([*paths, words, one_more], tmp_path)] == [
        f"src/nennep/room/client: {SIDE_BY_SIDE + 1} scripts side by side"
    ]


def test_an_export_without_a_user_is_named_and_a_test_of_the_bundle_is_one(tmp_path: Path) -> None:
    one = write(tmp_path, "room/client/one.ts", "export const used = 1;\nexport function tried(): void {}\n")
    two = write(
        tmp_path, "room/client/two.ts", 'import { used } from "./one";\nexport type Dead = typeof used;\n'
    )
    tests = tmp_path / "tests/room/test_one.py"
    tests.parent.mkdir(parents=True)
    tests.write_text('ask("tried")\n')
    assert list(unused_exports([one, two], tmp_path)) == [
        "src/nennep/room/client/two.ts: Dead is exported and used nowhere else"
    ]
