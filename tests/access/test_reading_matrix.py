"""Who reads what of a meeting: the table of docs/reading-matrix.md, checked against every answer of the program."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.test import Client

from tests.access.addresses import clients, signed_in
from tests.access.other_roles import READS_LIKE
from tests.access.reading import Answer, read_all
from tests.access.test_urls_by_role import ROLES, ROWS
from tests.worlds import CANARY, Stages

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reading-matrix.md"
ROLE = {
    "member": "member",
    "minute-taker": "taker",
    "secretary": "secretary",
    "unconfirmed": "unconfirmed",
    "in charge": "charge",
    "direct committee": "committee",
    "office": "office",
    "proxy entry": "proxy_clerk",
    "above": "above",
    "other cell": "other",
    "joint cell": "partner",
}
WORDS = CANARY | {"minutes": "ĐẢNGCỘNGSẢN", "score": "ĐẢNGCỘNGSẢN"}
"""Subject -> the word that shows it; of minutes and the printed score it is the letterhead."""
ONLY_IN: dict[str, str | tuple[str, ...]] = {
    "minutes": ("minutes:record - ", "room:draft entered"),
    "score": "room:score_document adopted",
}
"""Where a subject's word counts, when other documents have it too."""

OWN = {"proxy_clerk": "office"}
"""Who has a position besides what is lent: a clerk of the office."""


def matrix() -> dict[str, dict[str, bool]]:
    """Subject -> role -> whether the document says yes."""
    text = DOCUMENT.read_text(encoding="utf-8")
    lines = [line.strip(" |").split("|") for line in text.splitlines() if line.startswith("|")]
    head = [cell.strip() for cell in lines[0]][2:]
    rows = [[cell.strip() for cell in line] for line in lines[2:]]
    assert {cell for row in rows for cell in row[2:]} <= {"yes", "–"}
    return {
        row[0].strip("`"): {ROLE[role]: cell == "yes" for role, cell in zip(head, row[2:], strict=True)}
        for row in rows
    }


def test_the_document_has_a_row_for_every_planted_word_and_a_column_for_every_role(stages: Stages) -> None:
    assert set(matrix()) == set(WORDS)
    roles = {role for row in matrix().values() for role in row}
    assert roles == {*stages.roles, "proxy_clerk", "unconfirmed"}
    assert roles >= {like for _made, like in READS_LIKE.values()}


@pytest.mark.slow
@pytest.mark.parametrize("role", ["nobody", *(each for each in ROLE.values() if each not in READS_LIKE)])
def test_every_answer_of_the_program_agrees_with_the_document(stages: Stages, role: str) -> None:
    browser = signed_in(stages.proxy_clerk) if role == "proxy_clerk" else clients(stages)[role]
    answers = all_answers(browser, stages)
    assert others_than_in_the_document(role, answers) == []
    if role in ROLES.split():
        assert others_than_in_the_table(role, answers) == []


@pytest.mark.in_ci
@pytest.mark.slow
@pytest.mark.parametrize("who", READS_LIKE)
def test_whose_rights_ended_wait_or_were_cut_read_like_the_role_that_the_document_names(
    stages: Stages, who: str
) -> None:
    made, like = READS_LIKE[who]
    browser = signed_in(made(stages))
    assert others_than_in_the_document(like, all_answers(browser, stages)) == []


def all_answers(browser: Client, stages: Stages) -> list[Answer]:
    """What somebody can read, without a line of the log for each refusal."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    return list(read_all(browser, stages))


def others_than_in_the_document(role: str, answers: list[Answer]) -> list[str]:
    """Words that this role should not have found, and those that it should."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for answer in answers:
        # what is lent is the one meeting: everything else is read as the office reads it
        reads_as = OWN.get(role, role) if answer.target != "entered" else role
        for subject, word in WORDS.items():
            if word in answer.text and answer.where.startswith(ONLY_IN.get(subject, "")):
                found[subject, reads_as].append(answer.where)
    table = matrix()
    leaks = [
        f"{reads_as} reads {subject} in {where}"
        for (subject, reads_as), where in sorted(found.items())
        if not table[subject].get(reads_as)
    ]
    read = {subject for subject, _reads_as in found}
    missing = [
        f"{role} finds no {subject}"
        for subject, row in table.items()
        if row.get(role) and subject not in read
    ]
    return [*leaks, *missing]


def others_than_in_the_table(role: str, answers: list[Answer]) -> list[str]:
    """Rows of test_urls_by_role.py that this walk finds otherwise; PostgreSQL is asked by this walk only."""
    column = ROLES.split().index(role)
    opened: dict[tuple[str, str], set[str]] = defaultdict(set)
    for answer in answers:
        if answer.form not in ("sent", "docx"):  # a bundle has no .docx
            opened[answer.name, answer.target].add(str(answer.status))
    return [
        f"{name} {target}: {opened[name, target]}, the table says {statuses[column]}"
        for name, target, *statuses in ROWS
        if opened[name, target] != {statuses[column]}
    ]


def test_every_role_there_is_reads_once(stages: Stages) -> None:
    assert {"nobody", *ROLE.values()} == {*clients(stages), "proxy_clerk", "unconfirmed"}


def test_planted_words_are_looked_for_as_they_are_written() -> None:
    """A word with a blank in it would never be found: answers are searched without blanks."""
    assert [word for word in WORDS.values() if re.search(r"\s", word)] == []
