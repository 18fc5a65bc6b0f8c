"""Which commit subjects are refused, and what is looked at in whole and shallow clones (tools/check_commits.py)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import check_commits


@pytest.mark.parametrize(
    ("subject", "faults"),
    [
        ("Cut the acts' registry, running and record apart", 0),
        ("Ghi biên bản " + "x" * 47, 0),
        ("Ghi biên bản " + "x" * 48, 1),
        ("Add a thing.", 1),
        ("", 1),
    ],
)
def test_a_subject_is_short_and_has_no_full_stop(subject: str, faults: int) -> None:
    assert len(list(check_commits.faults(subject))) == faults


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, str]:
    """Three commits; the id of the first."""
    folder = tmp_path / "whole"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for subject in ("first of all", "Second", "third."):
        git(folder, "commit", "--quiet", "--allow-empty", "-m", subject, "-m", "Why: a long body. " * 20)
    return folder, git(folder, "rev-list", "--max-parents=0", "HEAD")


def test_only_commits_after_the_start_are_looked_at(repository: tuple[Path, str]) -> None:
    folder, start = repository
    assert [subject for _, subject in check_commits.subjects(start, folder)] == ["third.", "Second"]


def test_a_shallow_clone_has_nothing_to_be_looked_at(repository: tuple[Path, str], tmp_path: Path) -> None:
    folder, start = repository
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{folder}", "shallow")
    assert check_commits.subjects(start, tmp_path / "shallow") == []


def test_a_folder_without_git_has_nothing_to_be_looked_at(tmp_path: Path) -> None:
    assert check_commits.subjects(check_commits.START, tmp_path) == []


def test_the_subjects_of_this_repository_are_in_order() -> None:
    assert [
        (name, fault) for name, subject in check_commits.subjects() for fault in check_commits.faults(subject)
    ] == []
