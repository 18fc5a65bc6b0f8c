"""Ballots as tallies without names, and reserved opinions, the one exception with a name."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.voting.tally_corrected import TALLY_CORRECTION
from nennep.meetings.in_meeting.voting.votes_needed import may_need_two_thirds, what_is_needed
from nennep.meetings.models import AgendaItem, Ballot, ReservedOpinion
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, SheetSection
from nennep.meetings.printed.passages import sentence
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import HAND, SIZE, box
from nennep.meetings.printed.tallies import needed, tally
from nennep.meetings.printed.words import FORMS, capital
from nennep.typesetting.blocks import (
    Block,
    Cell,
    Column,
    DottedLines,
    Paragraph,
    Run,
    Together,
    paragraph,
    runs,
    table,
)

BLANK_ROWS = 3
_SHOWN = (
    "roll_version",
    "denominator",
    "threshold",
    "exempt_voting",
    "votes_for",
    "votes_against",
    "votes_other",
    "passed",
)


def _load_ballots(record: MeetingRecord) -> list[Ballot]:
    """Every ballot in the order it was held."""
    return record.recorded(
        Ballot.rows.filter(meeting=record.meeting, withdrawn=False).order_by("held_at", "id")
    )


def _package_ballots(ballots: list[Ballot], record: MeetingRecord, access: MeetingAccess) -> Json:
    """Tallies as the room was shown them."""
    return [
        {
            "id": str(each.pk),
            "item": str(each.item_id),
            "question": each.question,
            "form": each.form,
            "rule": each.rule,
            **{name: getattr(each, name) for name in _SHOWN},
        }
        for each in ballots
    ]


def _load_opinions(record: MeetingRecord) -> list[ReservedOpinion]:
    rows = ReservedOpinion.rows.filter(meeting=record.meeting, withdrawn=False)
    return record.recorded(rows.select_related("person").order_by("id"))


def _package_opinions(opinions: list[ReservedOpinion], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears:
        return []
    return [
        {
            "id": str(each.pk),
            "ballot": None if each.ballot_id is None else str(each.ballot_id),
            "person": str(each.person_id),
            "text": each.text,
        }
        for each in opinions
    ]


def _ballots_under(ballots: list[Ballot], record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    return [_held(record, each) for each in ballots if item is not None and each.item_id == item.pk]


def _held(record: MeetingRecord, ballot: Ballot) -> Block:
    """A ballot: what was asked, how, the tally with its denominator, what was needed, and what came of it."""
    form = FORMS[ballot.form]
    told = say("ballot.held", form=form, tally=capital(tally(ballot)), needed=needed(record[ROLL], ballot))
    came = say("ballot.passed" if ballot.passed else "ballot.failed")
    reserved = [each for each in record[OPINIONS] if each.ballot_id == ballot.pk]
    return Together(
        (
            paragraph(Run(f"{say('ballot')} ", bold=True), sentence(ballot.question)),
            paragraph(f"{told} ", Run(came, bold=True)),
            *(_reserved(each) for each in reserved),
        )
    )


def _opinions_under(
    opinions: list[ReservedOpinion], record: MeetingRecord, item: AgendaItem | None
) -> list[Block]:
    """Those of a ballot stand under it; the others after the last item."""
    return [_reserved(each) for each in opinions if item is None and each.ballot_id is None]


def _reserved(opinion: ReservedOpinion) -> Block:
    """Bảo lưu ý kiến, by name, at the member's own demand."""
    name = Run(opinion.person.full_name, bold=True)
    return paragraph(say("opinion.before"), name, say("opinion", text=sentence(opinion.text)))


def _sheet(ballots: list[Ballot], record: MeetingRecord) -> list[Block]:
    rules = [Column("Quá nửa", 13, "center"), Column("2/3", 10, "center")]
    if not may_need_two_thirds(record.meeting.body.kind):
        rules = []
    columns = [
        Column("TT", 9, "center"),
        Column("Biểu quyết về việc"),
        Column("Ở mục", 12, "center"),
        Column("Giơ thẻ", 11, "center"),
        Column("Phiếu kín", 13, "center"),
        *rules,
        Column("Tán thành", 16, "center"),
        Column("Không tán thành", 20, "center"),
        Column("Ý kiến khác", 15, "center"),
    ]
    first = len(ballots) + 1
    rows: list[list[str | Cell]] = [
        [str(place), "", "", box(), box(), *(box() for _ in rules), "", "", ""]
        for place in range(first, first + BLANK_ROWS)
    ]
    return [
        Paragraph(runs(what_is_needed(record)), indent=False, size=SIZE, keep_with_next=True),
        table(columns, rows, size=SIZE, row_height=11),
        Together(
            (paragraph("Nội dung nghị quyết, kết luận được thông qua:", indent=False), DottedLines(3, HAND))
        ),
    ]


OPINIONS = MeetingPart(
    name="opinions",
    matrix=("reserved_opinion",),
    without={"sheet": "rare, and written under its item", "corrections": "no correction today"},
    load=_load_opinions,
    package=_package_opinions,
    under_item=_opinions_under,
)
BALLOTS = MeetingPart(
    name="ballots",
    matrix=("ballot",),
    load=_load_ballots,
    package=_package_ballots,
    under_item=_ballots_under,
    sheet=SheetSection(5, "BIỂU QUYẾT", _sheet),
    corrections=(TALLY_CORRECTION,),
)
