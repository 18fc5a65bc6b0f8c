"""`nennep play` as an operator runs it: a process of its own, for it reads its settings anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nennep.stories.tables import SHIPPED

STORY = f"""title = "Hai buổi"
include = ["{SHIPPED}/to-chuc/chieng-muon.toml"]

[[scene]]
at = 2026-11-01T08:00:00
by = "operator"
organisation = "pa-kim"
starts = 19:30:00

[[meetings.set_fixed_day]]
day = 24
effective = 2026-12-01

[[meetings.set_fixed_day]]
at = 2026-12-01T08:00:00
by = "stranger"
day = 25
effective = 2027-01-01
refused = "not_found"
"""


def play(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NENNEP_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "nennep.config.cli", "play", *words, "--data", str(folder / "data")],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def write(folder: Path, text: str) -> None:
    (folder / "story.toml").write_text(text, encoding="utf-8")


def test_a_story_that_goes_well_is_a_table_and_status_0(tmp_path: Path) -> None:
    write(tmp_path, STORY)
    done = play(tmp_path, "story.toml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "✓ story.toml:19  stranger: meetings.set_fixed_day bị từ chối (not_found)" in done.stdout
    assert "1 truyện, 1 điều phải thấy: 1 đúng, 0 sai." in done.stdout
    assert not (tmp_path / "data").exists()


def test_an_expectation_that_fails_is_status_1_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, STORY.replace("not_found", "forbidden"))
    done = play(tmp_path, "story.toml")
    assert done.returncode == 1
    assert "✗ story.toml:19" in done.stdout
    assert "bị từ chối vì not_found" in done.stdout


def test_a_mistake_in_a_file_is_status_2_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, STORY.replace('organisation = "pa-kim"', 'organisation = "pa-kin"'))
    done = play(tmp_path, "story.toml")
    assert done.returncode == 2
    assert "✗ story.toml:10: chưa có gì mang tên “pa-kin” trước dòng này; gần giống: pa-kim" in done.stdout


def test_a_story_is_kept_up_to_a_day_in_an_empty_folder_only(tmp_path: Path) -> None:
    write(tmp_path, STORY)
    done = play(tmp_path, "story.toml", "--until", "2026-11-30")
    assert done.returncode == 0
    assert "0 điều phải thấy" in done.stdout
    assert (tmp_path / "data" / "nennep.sqlite3").exists()
    again = play(tmp_path, "story.toml", "--until", "2026-11-30")
    assert again.returncode == 2
    assert "cơ sở dữ liệu đã có số liệu" in again.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "chưa nêu truyện nào"),
        (("--all", "--until", "2026-11-30"), "chỉ nêu một tệp"),
        (("story.toml", "--until", "mai"), "--until cần một ngày"),
    ],
)
def test_a_line_that_cannot_be_meant_says_what_would_be_right(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = play(tmp_path, *words)
    assert done.returncode == 2
    assert said in done.stderr
