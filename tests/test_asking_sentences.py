"""Every sentence that asks for something carries its button: refusals, findings, things to do.

A refusal stands beside the field that is at fault, or names the page where it is put right (`way`). One that has
neither is listed here with the reason; a new one is given a way, or is added here, or a test fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.urls import reverse

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.rulebook.finding_texts import load
from nennep.web.home import todo_of
from tests.access.addresses import signed_in
from tests.factories import Cell
from tests.meetings.planning import agree, plan, planned
from tests.worlds import Stages

SOURCE = Path(__file__).resolve().parents[1] / "src" / "nennep"
ASKED = frozenset({"Refused", "Conflict", "Invalid", "TooMany"})
"""Of the others (Forbidden, NotFound) the sentence says whom to ask, and the page of the refusal leads home."""
LEADS = frozenset({"field", "fields", "way"})

BY_ITSELF = "passes by itself, or by waiting"
THE_FILE = "the file is chosen again in the same form"
PROGRAMS = "said to a program or a phone, which has no page"
OFFICE = "what was brought is settled between people; no page of this server helps"
SAME_FORM = "put right in the form that stands above it"
NO_PAGE_YET = "no page does this yet; issue 9 brings one, and a way then"
ADOPTION = "hinders the adoption, which adds the way into the room"
SIDE_BY_SIDE = "the phone lays both side by side, each with its button"
UNPLACED = {
    "Please sign in first.": PROGRAMS,
    "This contradicts what is recorded already. Reload the page and look at it again.": SAME_FORM,
    "This is too large to be taken in at once. Please divide it.": SAME_FORM,
    "This version of the act is not known here; the program must be updated.": PROGRAMS,
    "Too much is asked at once.": PROGRAMS,
    "This key belongs to somebody else's act.": PROGRAMS,
    "This key was already used for something else.": PROGRAMS,
    "This is not done from a device that keeps it for later.": PROGRAMS,
    "The file “%(name)s” is empty. Please choose it again.": THE_FILE,
    "A proposal is made by a person: sign in with a login of your own.": OFFICE,
    "A remark is made by a person: sign in with a login of your own.": OFFICE,
    "The host's meeting is no longer in the calendar. Ask the host cell.": OFFICE,
    "The introduction holds from %(day)s on.": NO_PAGE_YET,
    "The introduction holds until %(day)s: say an end that is not later.": NO_PAGE_YET,
    "This introduction was used or taken back already.": NO_PAGE_YET,
    "This member is introduced there already. Take the earlier introduction back first.": NO_PAGE_YET,
    "This person already has a membership that begins on that day or later.": NO_PAGE_YET,
    "%(body)s has no term on %(day)s. Numbers belong to a term: open the term first.": NO_PAGE_YET,
    "No document of this month yet.": BY_ITSELF,
    "The minutes already say this: %(what)s.": SAME_FORM,
    "Long documents are being laid out just now. Please try again in a minute.": BY_ITSELF,
}
"""Refusals without a field and without a way: the sentence -> why."""
UNPLACED_BY_FILE = {
    "meetings/in_meeting/officers.py": ADOPTION,
    "meetings/in_meeting/roll_call/marks_shown.py": ADOPTION,
    "resolutions/in_meeting/resolutions.py": ADOPTION,
    "room/actions/scores.py": SIDE_BY_SIDE,
    "meetings/opening/postponing.py": SIDE_BY_SIDE,
    "meetings/opening/session.py": SIDE_BY_SIDE,
    "collab/merging.py": PROGRAMS,
    "collab/texts.py": PROGRAMS,
    "sync/registering.py": PROGRAMS,
    "sync/views.py": PROGRAMS,
    "room/views/room.py": PROGRAMS,
    "files/classified.py": THE_FILE,
    "files/kinds.py": THE_FILE,
    "files/uploads.py": THE_FILE,
    "sync/device_file/outside.py": OFFICE,
    "sync/device_file/rows.py": OFFICE,
    "sync/rescue.py": OFFICE,
    "typesetting/typesetter.py": SAME_FORM,
    "config/serving/gateway.py": PROGRAMS,
    "accounts/tries.py": BY_ITSELF,
}
"""The same, for files of which every refusal is so."""

ONLY_A_REASON = frozenset(
    {
        "late_notice",
        "papers_late",
        "cannot_decide",
        "documents_late",
        "score_missing",
        "minutes_not_read",
        "thematic_missing_this_quarter",
        "thematic_instead_of_regular",
        "month_without_meeting",
        "month_not_adopted",
        "committee_month_without_meeting",
        "fixed_day_moved",
        "holiday_clash",
        "short_month",
        "committee_needed",
        "group_needed",
        "too_few_official",
    }
)
"""Findings that nothing mends any more, or that speak of an organisation: the button under each notes the reason."""


def refusals() -> Iterator[tuple[str, ast.Call]]:
    """(file, call) of every refusal with a sentence of its own, raised at once or handed on to be raised."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ASKED:
                yield path.relative_to(SOURCE).as_posix(), call


def sentence(call: ast.Call) -> str:
    texts = [each.value for each in ast.walk(call) if isinstance(each, ast.Constant)]
    return next((each for each in texts if isinstance(each, str) and " " in each), ast.unparse(call))


def unplaced() -> set[tuple[str, str]]:
    return {
        (file, sentence(call))
        for file, call in refusals()
        if not LEADS & {each.arg for each in call.keywords}
    }


def test_a_refusal_stands_at_its_field_or_leads_to_where_it_is_put_right() -> None:
    strange = {each for each in unplaced() if each[0] not in UNPLACED_BY_FILE and each[1] not in UNPLACED}
    assert strange == set(), "give it a way (core.refusals.Way), or say here why there is none"


def test_what_is_listed_here_is_still_said() -> None:
    found = unplaced()
    assert set(UNPLACED) <= {said for _file, said in found}
    assert set(UNPLACED_BY_FILE) <= {file for file, _said in found}


def test_a_refusal_without_either_is_seen() -> None:
    call = ast.parse('raise Conflict(_("Put it right."), code="x")').body[0]
    assert isinstance(call, ast.Raise)
    assert isinstance(call.exc, ast.Call)
    assert sentence(call.exc) == "Put it right."
    assert not LEADS & {each.arg for each in call.exc.keywords}


def test_a_finding_names_where_it_is_mended_or_only_a_reason_is_left() -> None:
    without = {code for code, words in load().items() if not words.button}
    assert without == ONLY_A_REASON


def test_a_refused_form_carries_the_button(pa_kim: Cell) -> None:
    meeting = plan(pa_kim, planned(place=""))[0]
    agree(pa_kim, meeting)
    at = reverse("meetings:notice", args=[meeting])
    answer = signed_in(pa_kim.secretary).post(at, {"do": "give", "id": new_id(), "key": new_id()})
    assert answer.status_code == 422
    assert f'href="/buoi/{meeting}/chuan-bi/#dia-diem"' in answer.content.decode()


def test_a_refused_page_carries_it_too(pa_kim: Cell, in_session: str) -> None:
    answer = signed_in(pa_kim.secretary).get(reverse("minutes:issue", args=[in_session]))
    assert answer.status_code == 409
    assert f'class="button" href="/buoi/{in_session}/"' in answer.content.decode()


def test_every_thing_to_do_has_a_button_that_its_reader_may_press(stages: Stages) -> None:
    asked = 0
    for role, actor in stages.roles.items():
        client = signed_in(actor)
        for each in todo_of(actor, clock.today()):
            asked += 1
            assert each.action, (role, each.title)
            assert client.get(each.url).status_code == 200, (role, each.title, each.url)
    assert asked
