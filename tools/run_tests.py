"""Everything that must hold: the checks, the tests on SQLite, the tests on PostgreSQL. `nennep test`.

The last line is a total in pytest's own form, for programs that read only that.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import junit
from junit import Report
from postgres_cluster import OF_A_MINUTE, cluster, in_memory

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit status when it found none


@dataclass
class Result:
    """How one part went: its name, whether it passed, seconds by the clock and of the processors, pytest's report."""

    name: str
    passed: bool
    seconds: float
    processor: float
    report: Report = field(default_factory=Report)


def processor_seconds() -> float:
    """What the processes that have ended took of the processors: a busy machine takes longer, but not more of these."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(words: str) -> None:
    print(words, flush=True)


def run_checks_and_stories() -> list[Result]:
    """The checks, and beside them every story that ships, as an operator plays them; what these say comes after."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told, ThreadPoolExecutor(1) as beside:
        stories = beside.submit(run_command, "stories", ["-m", "nennep.config.cli", "play", "--all"], told)
        say("\n== Kiểm tra mã nguồn")
        checks = run_command("checks", ["tools/run_checks.py"])
        results = [checks, stories.result()]
        told.seek(0)
        say(f"\n== Các truyện\n{told.read()}")
    return results


def run_coverage_report() -> Result:
    say("\n== Phần mã đã được kiểm thử")
    return run_command("coverage", ["tools/coverage_report.py"])


def run_client_branches() -> Result:
    say("\n== Nhánh của hàng chờ trên điện thoại")
    return run_command("client", ["tools/client_branches.py"])


def run_command(name: str, words: list[str], output: IO[str] | None = None) -> Result:
    """One of our Python programs, without settings of anybody's."""
    began = time.monotonic()
    env = {key: value for key, value in os.environ.items() if not key.startswith("NENNEP_")}
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env, stdout=output, stderr=output)
    _pid, status, used = os.wait4(process.pid, 0)  # what this one used, though others run
    process.returncode = os.waitstatus_to_exitcode(status)
    return Result(name, process.returncode == 0, time.monotonic() - began, used.ru_utime + used.ru_stime)


def run_pytest(
    name: str, words: list[str], marks: str, database_url: str, *, measured: bool = False, spare: int = 0
) -> Result:
    """One run of pytest on one database. `words` are the caller's; a -m or -n of theirs stands before ours.

    `measured`: with coverage.py, for run_coverage_report; what of it, tests/running/measuring.py says. `spare`:
    processes beyond one for each core.
    """
    say(f"\n== Kiểm thử trên {name}")
    ours = [] if "-m" in words or not marks else ["-m", marks]
    if not {"-n", "--pdb", "-p"} & set(words):
        # a file's tests stay together, the longest first: tests/running/scheduling.py
        ours += ["-n", str(min(os.cpu_count() or 1, 4) + spare), "--dist", "loadfile"]
    began, used = time.monotonic(), processor_seconds()
    with tempfile.TemporaryDirectory(prefix="nennep-tests-", dir=in_memory()) as folder:
        xml = Path(folder) / "report.xml"
        env = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("NENNEP_")
            or key.startswith("NENNEP_MACHINE_")  # how much the machine tries
        }
        env |= {"NENNEP_DATABASE_URL": database_url, "NENNEP_TEST_DATA": folder}
        command = [
            sys.executable,
            "-m",
            *(("coverage", "run", "-m") if measured else ()),
            "pytest",
            "-q",
            "--durations=5",
            f"--junitxml={xml}",
            *ours,
            *words,
        ]
        done = subprocess.run(command, cwd=ROOT, env=env, check=False)
        report = junit.read(xml)
    fine = done.returncode == 0 or (done.returncode == NO_TESTS and bool(words))
    return Result(name, fine, time.monotonic() - began, processor_seconds() - used, report)


def summary(results: list[Result]) -> str:
    """A line for each part, and the total in pytest's form."""
    total: Counter[str] = Counter()
    lines = ["\n== Tóm tắt"]
    for result in results:
        found = result.report.counts
        counts = ", ".join(f"{number} {what}" for what, number in found.items() if number)
        mark = "✓" if result.passed else "✗"
        spent = f"{result.seconds:6.1f} s ({result.processor:.0f} s CPU)"
        lines += [f"  {mark} {result.name:12} {spent}  {counts}", *junit.times(result.report)]
        total.update(found)
        if not result.passed and not found["failed"] + found["errors"]:
            total["failed"] += 1
    words = [f"{total[what]} {what}" for what in ("failed", "passed", "skipped", "errors") if total[what]]
    text = f" {', '.join(words) or 'no tests ran'} in {sum(result.seconds for result in results):.2f}s "
    return "\n".join([*lines, text.center(100, "=")])


def main(words: list[str]) -> int:
    # stopped from outside, we still stop our PostgreSQL
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if "--fast" in words:
        words = [word for word in words if word != "--fast"]
        results = [run_pytest("SQLite", words, "not browser and not slow", "")]
    else:
        installed = subprocess.run(["sh", "tools/install_test_services.sh"], cwd=ROOT, check=False)
        if installed.returncode:
            return installed.returncode
        results = [] if words else run_checks_and_stories()
        measured = bool(os.environ.get("CI")) and not words
        if measured:
            shutil.rmtree(ROOT / ".build" / "coverage", ignore_errors=True)
        # one process more than cores: a browser's test waits a third of its time
        results.append(run_pytest("SQLite", words, "", "", measured=measured, spare=1))
        if measured:
            results += [run_coverage_report(), run_client_branches()]
        with cluster(in_memory(), **OF_A_MINUTE) as database_url:
            results.append(run_pytest("PostgreSQL", words, "not browser or postgres_walk", database_url))
    say(summary(results))
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
