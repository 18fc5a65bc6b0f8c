"""No form breaks a page: every form that a role is shown is sent with what somebody could write into its fields.

Each is sent with all fields changed, and with none; those of who is shown most also with one field changed at a time.
All is taken back. Which hostile value a field gets turns with each field, so that all are tried over all forms.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from nennep.core.ids import new_id
from tests.access.addresses import address, clients
from tests.access.test_urls_by_role import ROLES, ROWS
from tests.hostile import values as hostile
from tests.worlds import Stages

VALUES = (
    *hostile.DAYS,
    *hostile.MOMENTS,
    *hostile.HOURS,
    *hostile.TEXTS,
    *hostile.IDS,
    *(str(each) for each in hostile.NUMBERS if each != 10**400),
    "9" * 400,
    "٢٠٢٦",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
)
FILES = (b"", b"PK\x03\x04", b"%PDF-1.4\n%%EOF", b"\x00" * 64)
NAMES = ("../../x.docx", "a.docx", "x" * 300 + ".pdf", "\u202efdp.exe")
KEPT = {"csrfmiddlewaretoken"}
"""Fields that are the browser's own."""
SHOWN_MOST = {"secretary", "office"}
GET_ON = {"accounts:sign_out", "set_language"}
"""What is not a form of a page, or ends the session."""


@dataclass
class ShownForm:
    """A form of a page: where it goes, and what it sends as it stands; `files` are fields for files."""

    action: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """The forms of a page that change something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[ShownForm] = []
        self._form: ShownForm | None = None
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in what a form sends."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "").lower() == "post":
            self._form = ShownForm(told.get("action", ""))
            self.found.append(self._form)
        if self._form is None:
            return
        name = told.get("name", "")
        if tag == "input" and told.get("type") == "file" and name:
            self._form.files.add(name)
        elif tag in {"input", "button"} and name:
            values = self._form.fields.setdefault(name, [])
            ticked = told.get("type") not in {"checkbox", "radio"} or "checked" in told
            if ticked or not values:
                values.append(told.get("value", ""))
        elif tag == "select":
            self._select = name
            self._form.fields.setdefault(name, [])
        elif tag == "option" and self._select and ("selected" in told or not self._form.fields[self._select]):
            self._form.fields[self._select] = [told.get("value", "")]
        elif tag == "textarea" and name:
            self._text = name
            self._form.fields.setdefault(name, [""])

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self._form is not None and self._text:
            self._form.fields[self._text] = [data]

    def handle_endtag(self, tag: str) -> None:
        """Leave the form, the choice or the text."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""


@pytest.fixture(autouse=True)
def without_a_line_for_each_refusal() -> Iterator[None]:
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(level)


def shown_to(browser: Client, column: int, stages: Stages) -> Iterator[tuple[str, str, ShownForm]]:
    """Each form of each page that a role gets: once for each page's name and the fields that it has."""
    seen: set[tuple[str, str]] = set()
    for name, target, *expected in ROWS:
        if expected[column] != "200" or name in GET_ON:
            continue
        at = address(name, target, stages)
        if at.endswith((".pdf", ".docx")):
            continue  # has no form, and takes long
        answer = browser.get(at)
        if answer.streaming:
            list(answer)  # read to its end, the file is closed
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = Forms()
        page.feed(answer.content.decode())
        for form in page.found:
            shape = (name, " ".join(sorted({*form.fields, *form.files, *form.fields.get("do", [])})))
            if shape not in seen and "/dang-xuat/" not in form.action and "ngon-ngu" not in form.action:
                seen.add(shape)
                yield name, form.action or at, form


def sendings(
    form: ShownForm, values: Iterator[str], files: Iterator[Any], *, one_by_one: bool
) -> Iterator[dict[str, Any]]:
    """The form as it stands but for one field, field by field; then with all of them changed; then with nothing."""
    own = {name: list(each) for name, each in form.fields.items()}
    own.setdefault("key", [str(new_id())])
    changeable = [name for name in own if name not in KEPT]
    for name in changeable if one_by_one else ():
        yield own | {name: [next(values)]} | {each: next(files) for each in form.files}
    yield own | {name: [next(values), next(values)] for name in changeable if name not in {"do", "key"}}
    yield {name: each for name, each in own.items() if name in KEPT}


def hostile_files() -> Iterator[SimpleUploadedFile]:
    """Files with names and contents that nothing makes sense of."""
    for content, name in zip(cycle(FILES), cycle(NAMES), strict=False):
        yield SimpleUploadedFile(name, content)


@pytest.mark.in_ci("postgresql")
@pytest.mark.parametrize("role", ["secretary", "office", "committee", "member", "taker", "charge", "above"])
def test_no_form_that_a_role_is_shown_breaks_whatever_is_written_into_it(stages: Stages, role: str) -> None:
    browser, column = clients(stages)[role], ROLES.split().index(role)
    browser.raise_request_exception = False
    values, files, broke, forms, sent = cycle(VALUES), hostile_files(), [], 0, 0
    for name, action, form in list(shown_to(browser, column, stages)):
        forms += 1
        for told in sendings(form, values, files, one_by_one=role in SHOWN_MOST):
            with transaction.atomic():
                answer = browser.post(action, told)
                transaction.set_rollback(True)
            sent += 1
            if answer.status_code >= 500:
                broke.append(f"{name} {action} {answer.status_code}: {told!r:.400}")
    assert broke == []
    assert (forms, sent) > (2, 10)
