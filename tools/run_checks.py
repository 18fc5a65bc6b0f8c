"""All checks of the source, one line each; what a failed one said follows. `nennep check [NAME …]`."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REPORTING = {"sizes"}  # what these say is worth reading when all is well, too


def checks() -> dict[str, list[str]]:
    """Name of the check -> command."""
    python = sys.executable
    return {
        "ruff": [str(BIN / "ruff"), "check", "--quiet", "."],
        "staircase": [python, "tools/check_staircase.py"],
        "sizes": [python, "tools/check_sizes.py"],
        "words": [python, "tools/check_words.py"],
        "terms": [python, "tools/check_terms.py"],
        "sentences": [python, "tools/check_sentences.py"],
        "writes": [python, "tools/check_writes.py"],
        "unused": [python, "tools/check_unused.py"],
        "commits": [python, "tools/check_commits.py"],
        "templates": [str(BIN / "djlint"), "src", "--lint", "--quiet"],
        "scripts": [str(BIN / "node"), "node_modules/typescript/bin/tsc", "--noEmit"],
        "biome": [
            str(BIN / "node"),
            "node_modules/@biomejs/biome/bin/biome",
            "ci",
            "--error-on-warnings",
            "--colors=off",
        ],
        "layers": [python, "tools/check_scripts.py"],
        "docs": [python, "-m", "nennep.config.cli", "docs", "--check"],
        "messages": [python, "-m", "nennep.config.cli", "messages", "--check"],
        "migrations": [python, "-m", "nennep.config.cli", "manage", "makemigrations", "--check", "--dry-run"],
        "mypy": [str(BIN / "mypy")],
    }


def run_check(name: str, command: list[str]) -> bool:
    """Run one check and say how it went."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment())
    print(f"  {'✓' if done.returncode == 0 else '✗'} {name:12} {time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode or name in REPORTING:
        print((done.stdout + done.stderr).strip(), flush=True)
    return done.returncode == 0


def environment() -> dict[str, str]:
    """The environment of a check: no settings and no data of anybody's, our own tools on the path."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("NENNEP_")}
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**env, "NENNEP_DATA": str(ROOT / ".build" / "no-data"), "PATH": path}


def main(names: list[str]) -> int:
    known = checks()
    if unknown := set(names) - known.keys():
        print(
            f"Không có kiểm tra tên là {', '.join(sorted(unknown))}. Có: {', '.join(known)}.", file=sys.stderr
        )
        return 2
    results = [run_check(name, command) for name, command in known.items() if not names or name in names]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
