"""Running text as several papers print it."""

from __future__ import annotations

import re

from nennep.typesetting.blocks import Block, Items, Run, paragraph, runs

_MARKED = re.compile(r"^\s*[-–•+*]\s+")


def prose(text: str, lead: str = "") -> list[Block]:
    """What people typed as paragraphs; lines that begin with a dash become a list. `lead` opens it in bold."""
    blocks: list[Block] = []
    listed: list[tuple[Run, ...]] = []
    opening = [Run(f"{lead} ", bold=True)] if lead else []
    for line in (each.strip() for each in text.splitlines()):
        if _MARKED.match(line):
            if opening:
                blocks.append(paragraph(Run(lead, bold=True)))
                opening = []
            listed.append(runs(_MARKED.sub("", line)))
            continue
        if listed:
            blocks.append(Items(tuple(listed)))
            listed = []
        if line:
            blocks.append(paragraph(*opening, line))
            opening = []
    return [*blocks, Items(tuple(listed))] if listed else blocks


def sentence(text: str) -> str:
    """On one line, with a full stop at its end."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
