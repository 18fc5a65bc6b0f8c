"""What pytest's junit report says, in a few lines: counts, seconds an app, the files that take longest."""

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

FILES_SHOWN = 24


@dataclass
class Report:
    """Counts as pytest says them, and seconds by app and by file: the tests' own, not divided by the processes."""

    counts: Counter[str] = field(default_factory=Counter)
    apps: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Report:
    """The report in a junit file; an error where there is none."""
    if not path.is_file():
        return Report(Counter(errors=1))
    report = Report()
    root = ET.parse(path).getroot()  # noqa: S314 - pytest's own file
    for suite in root.iter("testsuite"):
        number = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        report.counts.update(failed=number["failures"], errors=number["errors"], skipped=number["skipped"])
        report.counts["passed"] += number["tests"] - number["failures"] - number["errors"] - number["skipped"]
    for test in root.iter("testcase"):
        place = test.get("classname", "").split(".")  # tests.meetings.test_ballots
        seconds = float(test.get("time", 0))
        report.files["/".join(place) + ".py"] += seconds
        report.apps[place[1] if len(place) > 2 else "whole program"] += seconds
    return report


def times(report: Report) -> list[str]:
    """Lines: seconds of each app, the longest first, and the longest files."""
    apps = ", ".join(f"{app} {seconds:.0f}" for app, seconds in report.apps.most_common() if seconds >= 1)
    files = [f"    {seconds:6.1f} s  {file}" for file, seconds in report.files.most_common(FILES_SHOWN)]
    return [f"    giây theo app: {apps}", *files] if report.files else []
