"""The kernel knows no word of the field: src/nennep/offline/client."""

from __future__ import annotations

import re
from pathlib import Path

import nennep.offline

KERNEL = Path(nennep.offline.__file__).parent / "client"
FIELD = re.compile(
    r"meeting|ballot|\broll\b|attendance|agenda|resolution|\btask|guest|minute.?taker|adopt|\bcell\b|buoi|hop/",
    re.IGNORECASE,
)


def test_no_file_of_the_kernel_has_a_word_of_the_field() -> None:
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted(KERNEL.rglob("*.ts"))
        if not path.name.startswith("words")  # what people read may speak of their cell
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FIELD.search(line)
    ]
    assert found == []
