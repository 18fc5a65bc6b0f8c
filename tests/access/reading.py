"""Everything that a role can read: each address opened (addresses.py), and its answer turned into plain text.

A document is opened as .pdf and as .docx on SQLite. On PostgreSQL the .docx is left out: both are drawn from the same
answers of the database.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.test import Client
from pypdf import PdfReader

from nennep.core.acts import act_named
from nennep.core.ids import new_id
from nennep.meetings.models import AgendaItem, Meeting
from nennep.minutes.texts import keys_of
from tests.access.addresses import MEETINGS, address, names
from tests.access.asked import every_question
from tests.worlds import Stages

ORGANISATIONS = ("cell", "cell@10", "commune", "commune@10", "partner_cell")
KINDS = (b"%PDF", b"PK\x03\x04")


@dataclass(frozen=True)
class Answer:
    """What the program answered: to which address or read, about what thing, in which form."""

    name: str
    target: str
    form: str
    status: int
    text: str

    @property
    def where(self) -> str:
        return f"{self.name} {self.target} {self.form}"


def read_all(browser: Client, stages: Stages) -> Iterator[Answer]:
    """Every answer, refusals too, over all things there are."""
    for name, parameters in names().items():
        for target in _targets(name, parameters):
            for each in _forms(address(name, target, stages)):
                answer = browser.get(each)
                body = b"".join(answer) if answer.streaming else answer.content
                yield Answer(name, target, each[-4:], answer.status_code, plain(body))
    yield from _sent(browser, stages)
    for read, target, parameters in every_question(stages):
        answer = browser.get(f"/api/reads/{read}", parameters)
        yield Answer(read, target, "json", answer.status_code, plain(answer.content))


def _forms(where: str) -> tuple[str, ...]:
    twice = where.endswith(".pdf") and connection.vendor == "sqlite"
    return (where, where.removesuffix("pdf") + "docx") if twice else (where,)


def _targets(name: str, parameters: frozenset[str]) -> tuple[str, ...]:
    if "meeting_id" in parameters:
        return MEETINGS
    if "organisation_id" in parameters:
        return ORGANISATIONS
    return ("-", "resolution") if "record_id" in parameters else ("-",)


def _sent(browser: Client, stages: Stages) -> Iterator[Answer]:
    """Answers of what is asked by sending: texts of the minutes, and an act (ids only)."""
    for stage in ("adopted", "running", "joint"):
        meeting = Meeting.rows.get(pk=getattr(stages, stage))
        keys = keys_of(meeting, AgendaItem.rows.filter(meeting=meeting))
        body = {"texts": [{"key": key, "update": None, "state_vector": None} for key in keys]}
        answer = browser.post(f"/buoi/{meeting.pk}/chu/", json.dumps(body), content_type="application/json")
        yield Answer("room:text", stage, "sent", answer.status_code, plain(answer.content))
    assert act_named("meetings.record_attendance").version == 2
    payload = {
        "meeting": str(stages.running),
        "marks": [{"person": str(stages.cell.members[0]), "mark": "present"}],
    }
    answer = _act(browser, "meetings.record_attendance", payload)
    yield Answer("api:perform", "-", "sent", answer.status_code, plain(answer.content))


def _act(browser: Client, name: str, payload: dict[str, Any]) -> Any:
    key = {"Idempotency-Key": str(new_id())}
    return browser.post(
        f"/api/acts/{name}", json.dumps(payload), content_type="application/json", headers=key
    )


def plain(body: bytes) -> str:
    """The text of a page, a JSON answer (with what is packed in base64), a .pdf or a .docx; without blanks."""
    if body.startswith(b"%PDF"):
        text = _printed(body)
    elif body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            text = "".join(packed.read(each).decode(errors="ignore") for each in packed.namelist())
        text = re.sub(r"<[^>]*>", "", text)
    else:
        text = body.decode(errors="ignore")
        if text.startswith(("{", "[")):
            text += "".join(_unpacked(json.loads(text)))
    return re.sub(r"\s+", "", text)


@lru_cache(maxsize=256)
def _printed(pdf: bytes) -> str:
    """The text of a .pdf: taking it out takes longer than making it, and roles are given the same one."""
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _unpacked(found: Any) -> Iterator[str]:
    """Every text inside a JSON value, and what it holds where it is base64."""
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from _unpacked(each)
    elif isinstance(found, str):
        yield found
        try:
            yield base64.b64decode(found, validate=True).decode(errors="ignore")
        except ValueError:
            return
