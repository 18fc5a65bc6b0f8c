"""Notices: what was told, and for each person three facts: told (how, when), opened, answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.accounts.selectors import with_login
from nennep.core import clock
from nennep.core.database.statements import asked, statement
from nennep.delivery.models import Delivery
from nennep.delivery.selectors import reached_about
from nennep.meetings.models import Answer, Guest, Meeting, Notice, NumberedPaper
from nennep.meetings.preparation.preparers import recipients_of
from nennep.membership.models import Person
from nennep.records.enums import DocumentType, NumberState
from nennep.records.numbers import full_symbol


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One person whom the notice is for, and what is known of it."""

    person: Person
    office: str
    in_charge: bool
    guest: bool
    attempts: tuple[Delivery, ...]
    opened_at: datetime | None
    answer: Answer | None
    reason: str
    """Why they are excused; "" for who may not read what members sent."""

    @property
    def untold(self) -> bool:
        """Nobody told this person yet, by any channel, and it was not opened."""
        return not self.attempts and self.opened_at is None

    @property
    def on_roll(self) -> bool:
        """Whether this person answers: the committee member in charge and guests are told only."""
        return not (self.in_charge or self.guest)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a notice; each is the number of rows that it names."""

    summoned: int
    told: int
    opened: int
    coming: int
    excused: int
    silent: int
    untold: int  # of all whom the notice is for, also those in charge and guests


def latest_notice(meeting: Meeting) -> Notice | None:
    """The notice that holds now: the last version."""
    return Notice.rows.filter(meeting=meeting).order_by("-version").first()


def numbered_paper(
    meeting: Meeting, document_type: DocumentType, notice: Notice | None
) -> NumberedPaper | None:
    """What numbers this notice, or (`notice` None) the invitations of the meeting; its number may be void."""
    rows = NumberedPaper.rows.filter(meeting=meeting, document_type=document_type, notice=notice)
    return rows.select_related("number").first()


_WENT_OUT = statement(
    """
    SELECT 1 FROM {notice} notice WHERE notice.meeting_id = %(meeting)s
    UNION ALL
    SELECT 1 FROM {guest} guest WHERE guest.meeting_id = %(meeting)s AND NOT guest.withdrawn
     LIMIT 1
    """,
    notice=Notice,
    guest=Guest,
)


def papers_went_out(meeting: Meeting) -> bool:
    """Whether notice was given or guests were invited: papers that may bear numbers."""
    return bool(asked(_WENT_OUT, {"meeting": meeting.pk}))


@dataclass(frozen=True, slots=True)
class PaperNumbers:
    """The numbers of the papers that go out; None where a line is left for it."""

    meeting: Meeting
    notice: int | None
    invitations: int | None

    @property
    def notice_symbol(self) -> str:
        """03-TB/CB, or nothing."""
        return self._symbol(self.notice, DocumentType.NOTICE)

    @property
    def invitations_symbol(self) -> str:
        """02-GM/CB, or nothing."""
        return self._symbol(self.invitations, DocumentType.INVITATION)

    def _symbol(self, number: int | None, document_type: DocumentType) -> str:
        return "" if number is None else full_symbol(number, self.meeting.body, document_type)


def paper_numbers(meeting: Meeting, notice: Notice | None) -> PaperNumbers:
    """The numbers of a notice of the meeting and of its invitations."""
    told = None if notice is None else numbered_paper(meeting, DocumentType.NOTICE, notice)
    invited = numbered_paper(meeting, DocumentType.INVITATION, None)
    return PaperNumbers(
        meeting,
        notice=_borne(told),
        invitations=_borne(invited),
    )


def _borne(paper: NumberedPaper | None) -> int | None:
    """The number that stands on a paper: none, once it was declared void."""
    return None if paper is None or paper.number.state == NumberState.VOID else paper.number.number


def recipient_rows(meeting: Meeting, notice: Notice | None, *, reasons: bool = False) -> list[RecipientRow]:
    """Everybody whom the notice is for: the expected roll, those in charge, guests whom the machine knows.

    `reasons`: the reader may read what members sent (Seen.reads_members).
    """
    recipients = recipients_of(meeting, clock.legal_day(meeting.starts_at))
    guests = list(
        Guest.rows.filter(meeting=meeting, withdrawn=False, person__isnull=False).select_related("person")
    )
    persons = [each.person.pk for each in recipients] + [each.person_id for each in guests if each.person_id]
    reached = reached_about("notice", notice.pk, persons) if notice else {}
    answers = {
        each.person_id: each for each in Answer.rows.filter(meeting=meeting).select_related("ticked_by")
    }
    rows = [(each.person, each.office, each.in_charge, False) for each in recipients]
    rows += [(each.person, each.title, False, True) for each in guests if each.person is not None]
    return [
        RecipientRow(
            person=person,
            office=office,
            in_charge=in_charge,
            guest=guest,
            attempts=reached[person.pk].attempts if person.pk in reached else (),
            opened_at=reached[person.pk].opened_at if person.pk in reached else None,
            answer=answers.get(person.pk),
            reason=answers[person.pk].reason if reasons and person.pk in answers else "",
        )
        for person, office, in_charge, guest in rows
    ]


def members_without_login(meeting: Meeting) -> list[Person]:
    """Members on the roll who read no screen: they get the notice and its answer slip on paper."""
    recipients = recipients_of(meeting, clock.legal_day(meeting.starts_at))
    members = [each.person for each in recipients if not each.in_charge]
    reading = with_login(each.pk for each in members)
    return [each for each in members if each.pk not in reading]


def counts_of(rows: list[RecipientRow]) -> Counts:
    """The figures over the members on the roll; each person counts once."""
    roll = [each for each in rows if each.on_roll]
    answered = [each.answer for each in roll if each.answer is not None]
    return Counts(
        summoned=len(roll),
        told=sum(not each.untold for each in roll),
        opened=sum(each.opened_at is not None for each in roll),
        coming=sum(each.coming for each in answered),
        excused=sum(not each.coming for each in answered),
        silent=len(roll) - len(answered),
        untold=sum(each.untold for each in rows),
    )


def answer_of(meeting: Meeting, person_id: UUID) -> Answer | None:
    """What a person answered."""
    return Answer.rows.filter(meeting=meeting, person_id=person_id).first()
