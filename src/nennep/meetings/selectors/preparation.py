"""What the preparation page shows: the agenda, what may be added, papers, remarks, guests, who agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import Forbidden, NotFound
from nennep.core.text import fold
from nennep.meetings.agenda.template import template_of
from nennep.meetings.enums import ItemSource, Phase
from nennep.meetings.models import AgendaItem, Agreement, Guest, Meeting, MeetingMove, Notice, Paper, Remark
from nennep.meetings.preparation.preparers import Candidate, observers_for
from nennep.meetings.selectors.seen import see_meeting
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.selectors import rule_for


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item to add with one tap."""

    title: str
    hint: str
    field: str
    field_label: str
    kind: str
    phase: str
    in_season: bool


@dataclass(frozen=True, slots=True)
class PhaseOf:
    """One phase of the agenda with its items in order."""

    phase: Phase
    label: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """By when a notice is to be given: help, never a judgement. A meeting moved after its notice is not late."""

    due_on: date
    days: str
    citation: str
    confirmed: bool
    passed: bool


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The items of the agenda in order, with who proposed them."""
    rows = AgendaItem.rows.filter(meeting=meeting, dropped=False).select_related("proposed_by")
    return list(rows.order_by("position", "id"))


def phases_of(items: list[AgendaItem]) -> list[PhaseOf]:
    """The items by phase; an empty phase is left out."""
    found = [
        PhaseOf(phase, str(phase.label), tuple(each for each in items if each.phase == phase))
        for phase in Phase
    ]
    return [each for each in found if each.items]


def is_drawn(items: list[AgendaItem]) -> bool:
    """Whether the agenda was drawn from a template already."""
    return any(each.source in (ItemSource.TEMPLATE, ItemSource.CARRIED) for each in items)


def suggestions_for(meeting: Meeting, items: list[AgendaItem]) -> list[Suggestion]:
    """What cells of this type talk about and is not in the agenda yet; those of the season first."""
    on = clock.legal_day(meeting.starts_at)
    template = template_of(meeting, on)
    if template is None:
        return []
    have = {fold(each.title) for each in items}
    kinds = {each.kind for each in items}
    labels = fields_of_work()
    topics = [
        Suggestion(
            title=each.title,
            hint=each.hint,
            field=each.field,
            field_label=labels.get(each.field, ""),
            kind="field",
            phase=Phase.BODY,
            in_season=bool(each.months) and each.in_season(on),
        )
        for each in template.topics
        if fold(each.title) not in have
    ]
    optional = [
        Suggestion(
            title=each.title,
            hint=each.hint,
            field=each.field,
            field_label=labels.get(each.field, ""),
            kind=each.kind,
            phase=each.phase,
            in_season=False,
        )
        for each in template.items
        if each.optional and each.kind not in kinds
    ]
    return topics + optional


def papers_of(meeting: Meeting) -> list[Paper]:
    """The papers attached and not withdrawn, with their files."""
    return list(
        Paper.rows.filter(meeting=meeting, withdrawn=False).select_related("file", "item").order_by("pk")
    )


def paper_for(actor: Actor, paper_id: UUID) -> Paper:
    """One paper, for those who attend or prepare its meeting, or have charge of the cell. NotFound, Forbidden."""
    paper = Paper.rows.filter(pk=paper_id, withdrawn=False).select_related("file").first()
    if paper is None:
        raise NotFound
    if not see_meeting(actor, paper.meeting_id).reads_papers:
        raise Forbidden(_("Papers are read by those who attend the meeting or have charge of the cell."))
    return paper


def remarks_of(meeting: Meeting) -> list[Remark]:
    """Remarks on the draft, oldest first, with who made them."""
    return list(Remark.rows.filter(meeting=meeting).select_related("person").order_by("made_at"))


def guests_of(meeting: Meeting) -> list[Guest]:
    """Guests invited and not withdrawn, in the order of inviting."""
    return list(Guest.rows.filter(meeting=meeting, withdrawn=False).order_by("is_observer", "position", "pk"))


def observers_not_invited(meeting: Meeting, guests: list[Guest]) -> list[Candidate]:
    """Who would be invited to watch a model meeting with one tap."""
    if not meeting.is_model:
        return []
    invited = {each.person_id for each in guests}
    on = clock.legal_day(meeting.starts_at)
    return [each for each in observers_for(meeting, on) if each.person.pk not in invited]


def agreements_of(meeting: Meeting) -> list[Agreement]:
    """Who agreed to the agenda as it stands."""
    rows = Agreement.rows.filter(meeting=meeting, withdrawn=False).select_related("person")
    return list(rows.order_by("person__name_key"))


def moves_of(meeting: Meeting) -> list[MeetingMove]:
    """When and why the meeting was moved, oldest first."""
    return list(MeetingMove.rows.filter(meeting=meeting).order_by("moved_at", "pk"))


def lead_of(meeting: Meeting) -> Lead | None:
    """By when to give notice, by the rule of the meeting's day; None where no rule is known or it was told in time.

    A meeting that was moved after its notice is told again at any time: that notice is not late.
    """
    on = clock.legal_day(meeting.starts_at)
    rule = rule_for("meeting.notice_lead_days", meeting.body.organisation_id, on)
    if rule is None or MeetingMove.rows.filter(meeting=meeting, after_notice=True).exists():
        return None
    due = on - timedelta(days=int(rule.number))
    first = Notice.rows.filter(meeting=meeting).order_by("version").first()
    told_on = clock.legal_day(first.given_at) if first else clock.today()
    if first is not None and told_on <= due:
        return None
    return Lead(due, rule.shown(), rule.citation.sentence(), rule.citation.is_confirmed, told_on > due)
