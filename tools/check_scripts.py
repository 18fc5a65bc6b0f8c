"""The client scripts: imports, no circles, no line over 110 characters, small folders, no export without a user.

What a formatter, a linter and the compiler can say, they say (Biome, tsc). Layers follow the staircase of the apps.
Inside an app, acts stand below screens: a file that declares acts draws nothing, and only screens import screens.
The room puts the screens of all apps together, so its own files may import them.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from nennep.config.staircase import step_of  # noqa: E402 - a tool finds the package by itself

PACKAGE = "src/nennep"
LINE = 110
SIDE_BY_SIDE = 15  # scripts in one folder that can be looked over at once; words are not counted
IMPORT = re.compile(r'(?:^|\n)\s*(?:import|export)\b[^;"]*?from "([^"]+)"|(?:^|\n)import "([^"]+)"')
"""Whole imports, also of types; `import()` fetches later, and is none."""
EXPORT = re.compile(
    r"^export (?:async |abstract )?(?:class|interface|type|const|let|function) (\w+)", re.MULTILINE
)
DECLARES = "declareActs("
SCREENS = "/screens/"
DRAWING = ("lit-html", SCREENS, "/ui/client/elements")
FRAME = ("room", "web")
"""Apps that draw the frame around the screens of the others."""


def scripts(root: Path = ROOT) -> list[Path]:
    return sorted((root / PACKAGE).glob("*/client/**/*.ts"))


def imports(path: Path, root: Path = ROOT) -> Iterator[str]:
    """What a script imports: names of packages, and ours as paths from the root, without ".ts"."""
    for first, second in IMPORT.findall(path.read_text(encoding="utf-8")):
        name = first or second
        if name.startswith("@/"):
            yield f"{PACKAGE}/{name[2:]}"
        elif name.startswith("."):
            yield str((path.parent / name).resolve().relative_to(root.resolve()))
        else:
            yield name


def long_lines(path: Path, root: Path = ROOT) -> Iterator[str]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if len(line) > LINE:
            yield f"{path.relative_to(root)}:{number}: {len(line)} characters (at most {LINE})"


def upward(path: Path, root: Path = ROOT) -> Iterator[str]:
    """Imports of a higher or a neighbouring app, and of what draws where acts are declared."""
    app = _app(str(path.relative_to(root)))
    declares = DECLARES in path.read_text(encoding="utf-8") and app != "offline"
    for name in imports(path, root):
        other = _app(name)
        if other and other != app and step_of(other) <= step_of(app):
            yield f"{path.relative_to(root)}: imports {name}; {app} stands no higher than {other}"
        if declares and any(part in name for part in DRAWING):
            yield f"{path.relative_to(root)}: declares acts and imports {name}; draw in a file of its own"
        elif SCREENS in name and SCREENS not in str(path) and app not in FRAME:
            yield f"{path.relative_to(root)}: imports {name}; only a screen imports screens"


def circle(paths: list[Path], root: Path = ROOT) -> list[str]:
    """The files of a circle of imports, in their order; empty where there is none."""
    known = {str(path.relative_to(root).with_suffix("")): path for path in paths}
    graph = {name: set(imports(path, root)) & known.keys() for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def too_many(paths: list[Path], root: Path = ROOT) -> Iterator[str]:
    """Folders with more scripts side by side than anybody looks over."""
    folders = Counter(path.parent for path in paths if not path.stem.startswith("words"))
    for folder, count in sorted(folders.items()):
        if count > SIDE_BY_SIDE:
            name = folder.relative_to(root)
            yield f"{name}: {count} scripts side by side, at most {SIDE_BY_SIDE}: put like ones in a folder"


def unused_exports(paths: list[Path], root: Path = ROOT) -> Iterator[str]:
    """Exports that no other script mentions, nor any test of the bundle."""
    words = {path: set(re.findall(r"\w+", path.read_text(encoding="utf-8"))) for path in paths}
    users = Counter(word for each in words.values() for word in each)
    for path in sorted((root / "tests").rglob("*.py")):
        users.update(set(re.findall(r"\w+", path.read_text(encoding="utf-8"))))
    for path in paths:
        for name in EXPORT.findall(path.read_text(encoding="utf-8")):
            if users[name] == 1:
                yield f"{path.relative_to(root)}: {name} is exported and used nowhere else"


def _app(name: str) -> str:
    parts = name.split("/")
    return parts[2] if name.startswith(f"{PACKAGE}/") else ""


def main() -> int:
    paths = scripts()
    found = [line for path in paths for line in (*long_lines(path), *upward(path))]
    found += [*too_many(paths), *unused_exports(paths)]
    if around := circle(paths):
        found.append(f"a circle of imports: {' > '.join(around)}")
    if found:
        print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
