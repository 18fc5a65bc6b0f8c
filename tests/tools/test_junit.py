"""What the runner of the tests says of a junit report: tools/junit.py."""

from pathlib import Path

from tools import junit

JUNIT = """<testsuites><testsuite tests="4" failures="1" errors="0" skipped="1">
<testcase classname="tests.meetings.test_ballots" name="test_a" time="3.0"/>
<testcase classname="tests.meetings.test_opening" name="test_b" time="1.5"/>
<testcase classname="tests.room.actions.test_scores" name="test_c" time="2.0"/>
<testcase classname="tests.test_queries" name="test_d" time="0.5"/>
</testsuite></testsuites>"""


def test_counts_and_seconds_of_each_app_and_file_are_read(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(JUNIT)
    report = junit.read(tmp_path / "report.xml")
    assert report.counts == {"passed": 2, "failed": 1, "errors": 0, "skipped": 1}
    assert report.apps == {"meetings": 4.5, "room": 2.0, "whole program": 0.5}
    assert report.files["tests/room/actions/test_scores.py"] == 2.0
    assert junit.times(report)[0] == "    giây theo app: meetings 4, room 2"


def test_a_run_without_a_report_is_an_error(tmp_path: Path) -> None:
    assert junit.read(tmp_path / "none.xml").counts == {"errors": 1}
