"""Holds the demo's meetings as their secretaries would: every step is an act, at the hour when it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from pycrdt import Doc, Text

from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.ids import id_at
from nennep.delivery.enums import Channel
from nennep.demo import words
from nennep.demo.doing import Doer
from nennep.demo.people_in import CellMade
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.actions.guests import GuestPresence, record_guest_presence
from nennep.meetings.actions.notices import answer_notice, give_notice, record_telling
from nennep.meetings.actions.preparation import InvitedGuest, agree_agenda, invite_guests
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import PRESENT_MARKS, BallotForm, BallotRule, EntryKind, Mark, MeetingKind
from nennep.meetings.marking import AttendanceMark
from nennep.meetings.models import AgendaItem, Attendance, Meeting, RollEntry
from nennep.meetings.rolls import count
from nennep.resolutions.actions import NewTask, TaskResult, assign_tasks, hear_progress, propose_resolution
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.resolutions.models import Assignment
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.issuing import issue_documents, sign_on_paper
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.room.in_meeting.score import sheet_of
from nennep.room.parts import record_of
from nennep.room.texts import CONCLUSION, GIST, TextKey
from nennep.rulebook.votes import threshold

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MORE_THAN_HALF = "> 1/2"


class Stage(IntEnum):
    """How far a meeting of the demo has come."""

    PLANNED = 1
    PREPARED = 2
    NOTIFIED = 3
    ADOPTED = 4
    SIGNED = 5
    ISSUED = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting to be held: whose, when, of what kind, and how far it is to come."""

    cell: CellMade
    on: date
    kind: MeetingKind = MeetingKind.REGULAR
    upto: Stage = Stage.ISSUED
    at: time = time(19, 30)
    theme: str = ""
    is_model: bool = False
    guests: tuple[tuple[str, str], ...] = ()
    place: str = ""

    @property
    def key(self) -> str:
        """Names the meeting and everything that belongs to it."""
        return f"{self.cell.plan.key}/{self.kind}/{self.on:%Y-%m}"


def local(on: date, at: time) -> datetime:
    """An hour of a day in Việt Nam."""
    return datetime.combine(on, at, VIETNAM)


class Narrator(Doer):
    """Does acts up to the present moment."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now

    def hold(self, occasion: Occasion) -> UUID:
        """Carry a meeting as far as it is to come, and not past the present moment. Returns its id."""
        return Telling(self, occasion).tell()


class Telling:
    """The course of one meeting."""

    def __init__(self, narrator: Narrator, occasion: Occasion) -> None:
        self.narrator = narrator
        self.do = narrator.do
        self.it = occasion
        self.cell = occasion.cell
        self.random = Random(occasion.key)
        self.topic = words.topic(occasion.cell.plan.kind, occasion.on.month)
        self.id = self.id_of("meeting")

    def id_of(self, what: str) -> UUID:
        """The id of a thing that belongs to this meeting."""
        return id_at(local(self.it.on, self.it.at), f"{self.it.key}/{what}")

    def tell(self, *, after: Stage | None = None, upto: Stage | None = None) -> UUID:
        """Every step up to the occasion's stage, each at its hour; only those `after` one that is done already."""
        it, now = self.it, self.narrator.now
        end = upto or it.upto
        steps = (
            (Stage.PLANNED, local(it.on - timedelta(days=9), time(8)), self._plan),
            (Stage.PREPARED, local(it.on - timedelta(days=4), time(20)), self._prepare),
            (Stage.NOTIFIED, local(it.on - timedelta(days=2), time(19)), self._notify),
            (Stage.ADOPTED, local(it.on, it.at), self._meet),
            (Stage.SIGNED, local(it.on + timedelta(days=1), time(18)), self._sign),
            (Stage.ISSUED, local(it.on + timedelta(days=2), time(9)), self._issue),
        )
        for stage, moment, step in steps:
            if after is not None and stage <= after:
                continue
            if stage > end or (stage >= Stage.ADOPTED and moment + timedelta(hours=3) > now):
                break
            with clock.at(min(moment, now - timedelta(minutes=30))):
                step()
        return self.id

    def _plan(self) -> None:
        it = self.it
        planned = PlannedMeeting(
            id=self.id,
            kind=it.kind,
            month=it.on.replace(day=1),
            starts_at=local(it.on, it.at),
            place=it.place
            or self.cell.plan.place
            or f"Nhà họp {self.cell.plan.name.removeprefix('Chi bộ ')}",
            theme=it.theme,
            is_model=it.is_model,
        )
        self.do(plan_meetings, self.cell.secretary, body=self.cell.body, meetings=[planned])

    def _prepare(self) -> None:
        self.do(draw_agenda, self.cell.secretary, meeting=self.id)
        if self.it.guests:
            guests = [
                InvitedGuest(
                    id=self.id_of(f"guest-{number}"), name=name, title=title, is_observer=self.it.is_model
                )
                for number, (name, title) in enumerate(self.it.guests)
            ]
            self.do(invite_guests, self.cell.secretary, meeting=self.id, guests=guests)
        self.do(agree_agenda, self.cell.secretary, meeting=self.id, agreed_by=self.cell.members[:2])

    def _notify(self) -> None:
        secretary = self.cell.secretary
        self.do(give_notice, secretary, meeting=self.id, id=self.id_of("notice"))
        told = self.cell.members[1 : len(self.cell.members) - self.cell.plan.exempt]
        self.do(
            record_telling,
            secretary,
            meeting=self.id,
            persons=told,
            channel=Channel.VOICE,
            note="báo trực tiếp tại bản",
        )
        for person in self.random.sample(told, min(3, len(told))):
            self.do(answer_notice, secretary, meeting=self.id, person=person, coming=True)

    def _meet(self) -> None:
        start = clock.now()
        secretary = self.cell.secretary
        self.do(open_meeting, secretary, meeting=self.id, chair=self.cell.members[0], started_at=start)
        self.do(appoint_minute_taker, secretary, meeting=self.id, person=self.cell.members[1])
        self._call_the_roll()
        items = {
            each.kind: each
            for each in AgendaItem.rows.filter(meeting_id=self.id, dropped=False).order_by("-position")
        }
        with clock.at(start + timedelta(minutes=25)):
            self._hear_last_month()
            self._discuss(items)
        with clock.at(start + timedelta(minutes=75)):
            self._resolve(items)
        with clock.at(start + timedelta(minutes=88)):
            self._score()
        with clock.at(start + timedelta(minutes=95)):
            self.do(adopt_minutes, secretary, meeting=self.id)

    def _call_the_roll(self) -> None:
        known = set(Attendance.rows.filter(meeting_id=self.id).values_list("person_id", flat=True))
        marks = []
        for entry in RollEntry.rows.filter(roll__meeting_id=self.id).order_by("name_key"):
            if entry.person_id in known:
                continue
            chance = 0.0 if entry.person_id in self.cell.members[:2] else self.random.random()
            if chance < 0.93:
                marks.append(AttendanceMark(person=entry.person_id, mark=Mark.PRESENT))
            elif chance < 0.98:
                reason = self.random.choice(("đi khám bệnh", "việc gia đình", "đi công tác", "trực cơ quan"))
                marks.append(AttendanceMark(person=entry.person_id, mark=Mark.EXCUSED, reason=reason))
            else:
                marks.append(AttendanceMark(person=entry.person_id, mark=Mark.LATE))
        self.do(record_attendance, self.cell.secretary, meeting=self.id, marks=marks)
        if self.it.guests:
            seen = [
                GuestPresence(guest=self.id_of(f"guest-{n}"), present=True)
                for n in range(len(self.it.guests))
            ]
            self.do(record_guest_presence, self.cell.secretary, meeting=self.id, marks=seen)

    def _hear_last_month(self) -> None:
        open_tasks = Assignment.rows.filter(
            body_id=self.cell.body, state=AssignmentState.OPEN, withdrawn=False, assigned_at__lt=clock.now()
        ).exclude(meeting_id=self.id)
        results = []
        for task in open_tasks.order_by("assigned_at", "id"):
            done = self.random.random() < 0.75
            results.append(
                TaskResult(
                    task=task.pk,
                    state=AssignmentState.DONE if done else AssignmentState.OPEN,
                    result="đã báo cáo trước chi bộ" if done else "cần thêm thời gian, xin tiếp tục",
                )
            )
        if results:
            self.do(hear_progress, self.cell.secretary, meeting=self.id, results=results)

    def _discuss(self, items: dict[str, AgendaItem]) -> None:
        main = next(
            (items[kind] for kind in ("theme", "field", "report", "discussion") if kind in items), None
        )
        said = words.EXCHANGE if self.it.kind == MeetingKind.JOINT else self.topic.said
        if main is not None:
            self._write(main, GIST, self.topic.report)
            self._write(main, CONCLUSION, self.topic.conclusion)
            for number, gist in enumerate(said):
                speaker = self.cell.members[(self.it.on.month + number * 3) % min(len(self.cell.members), 9)]
                self.do(
                    record_entry,
                    self.cell.secretary,
                    meeting=self.id,
                    id=self.id_of(f"entry-{number}"),
                    item=main.pk,
                    gist=gist,
                    speaker=speaker,
                )
        if "ideology" in items:
            self._write(items["ideology"], GIST, words.IDEOLOGY)
        if "self_criticism" in items and self.it.on.month % 3 == 0:
            self.do(
                record_entry,
                self.cell.secretary,
                meeting=self.id,
                id=self.id_of("self"),
                item=items["self_criticism"].pk,
                gist=words.SELF_CRITICISM,
                speaker=self.cell.members[3 % len(self.cell.members)],
                kind=EntryKind.SELF_CRITICISM,
            )

    def _resolve(self, items: dict[str, AgendaItem]) -> None:
        """Vote on the resolution, adopt it, assign its tasks."""
        item = next((items[kind] for kind in ("ballot", "conclusion", "assignments") if kind in items), None)
        if item is None:
            return
        theme = self.it.theme
        title = f"Nghị quyết về nhiệm vụ trọng tâm tháng {self.it.on:%m/%Y}"
        if theme:
            title = f"Nghị quyết chuyên đề {theme[:1].lower() + theme[1:]}"
        self._vote(item, f"Thông qua {title[:1].lower() + title[1:]}")
        self.do(
            propose_resolution,
            self.cell.secretary,
            meeting=self.id,
            id=self.id_of("resolution"),
            kind=ResolutionKind.RESOLUTION,
            title=title,
            text=f"{self.topic.conclusion}\nChi bộ tập trung lãnh đạo {self.topic.about}.",
            theme=theme,
            ballot=self.id_of("ballot"),
        )
        self._assign()

    def _vote(self, item: AgendaItem, question: str) -> None:
        """Everybody present votes for, now and then one has another opinion."""
        entries = list(RollEntry.rows.filter(roll__meeting_id=self.id))
        marks = dict(Attendance.rows.filter(meeting_id=self.id).values_list("person_id", "mark"))
        numbers = count(entries, marks)
        present = sum(
            (each.counts_vote or each.counts_vote_if_present) and marks.get(each.person_id) in PRESENT_MARKS
            for each in entries
        )
        other = 1 if self.random.random() < 0.15 else 0
        self.do(
            record_ballot,
            self.cell.secretary,
            meeting=self.id,
            id=self.id_of("ballot"),
            item=item.pk,
            question=question,
            form=BallotForm.CARD,
            rule=BallotRule.ORDINARY,
            roll_version=1,
            denominator=numbers.votes,
            threshold=threshold(MORE_THAN_HALF, numbers.votes),
            votes_for=present - other,
            votes_other=other,
        )

    def _assign(self) -> None:
        members = self.cell.members[:8]
        tasks = [
            NewTask(
                id=self.id_of(f"task-{number}"),
                task=task,
                due_on=self.it.on + timedelta(days=28),
                owner=members[(self.it.on.month + 2 + number * 4) % len(members)],
            )
            for number, task in enumerate(self.topic.tasks)
        ]
        self.do(assign_tasks, self.cell.secretary, meeting=self.id, tasks=tasks)

    def _score(self) -> None:
        sheet = sheet_of(record_of(Meeting.rows.select_related("body__organisation").get(pk=self.id)))
        if sheet is None or self.it.kind != MeetingKind.REGULAR:
            return
        lines = [
            ScoreMark(
                criterion=each.criterion,
                points=each.suggested if each.suggested is not None else round(each.maximum * 9 / 10, 0),
            )
            for each in sheet.lines
            if each.applies
        ]
        self.do(agree_score, self.cell.secretary, meeting=self.id, lines=lines)

    def _write(self, item: AgendaItem, section: str, text: str) -> None:
        """Text as a phone sends it: an update of a document that began empty."""
        document = Doc({"text": Text()}, client_id=self.id_of(f"{item.pk}/{section}").int & 0x7FFF_FFFF)
        document["text"] += text
        exchange(
            str(TextKey(self.id, item.pk, section)),
            update=document.get_update(),
            state_vector=None,
            author=self.cell.secretary.user_id,
            allowed=True,
        )

    def _sign(self) -> None:
        on, page = clock.today(), 2 + (self.it.on.month - 1) * 4
        self.do(
            sign_on_paper,
            self.cell.secretary,
            meeting=self.id,
            signed_on=on,
            book=f"Sổ nghị quyết {self.it.on.year}",
            page=str(page),
        )

    def _issue(self) -> None:
        self.do(issue_documents, self.cell.secretary, meeting=self.id, issued_on=clock.today())
