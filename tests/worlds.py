"""A larger world for tests of who sees what: Pá Kìm's meetings in every stage, a joint session, a login for each role.

Words that only some may read are planted as canaries: made-up words that stand nowhere else, to be looked for in every
answer of the program. See docs/reading-matrix.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from nennep.authority.actions import put_in_charge
from nennep.collab import merging
from nennep.collab.texts import exchange
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.files.storing import keep
from nennep.findings.shown import findings_of
from nennep.meetings.actions.agenda import add_item, draw_agenda, propose_item
from nennep.meetings.actions.agenda_in_session import add_item_in_session
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.actions.calendar import PlannedMeeting, plan_meetings
from nennep.meetings.actions.entries import note_paper_only, record_entry
from nennep.meetings.actions.guests import NewGuest, record_gift, record_guest_presence
from nennep.meetings.actions.joint import join_session, tie_meetings
from nennep.meetings.actions.notices import answer_notice, give_notice
from nennep.meetings.actions.opinions import reserve_opinion
from nennep.meetings.actions.papers import attach_paper
from nennep.meetings.actions.preparation import agree_agenda, remark_on_draft
from nennep.meetings.actions.proxy_entries import enter_by_proxy
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import BallotForm, BallotRule, EntryKind, Mark, MeetingKind
from nennep.meetings.in_meeting.sitting_corrected import PlaceRight
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.part import MeetingRecord
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.enums import PositionKind
from nennep.minutes.texts import CONCLUSION, GIST, TextKey
from nennep.organisation.enums import BodyKind, CellType
from nennep.resolutions.actions import NewTask, assign_tasks, propose_resolution
from nennep.resolutions.enums import ResolutionKind
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from nennep.room.actions.findings import acknowledge_finding
from nennep.room.parts import PARTS
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.factories import OPERATOR, Cell, World, body, hold, make_cell, person_actor

OCTOBER = datetime(2026, 10, 24, 12, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam, two hours before factories.NOW
EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)

CANARY = {
    "notice": "zqnoihop",
    "paper_list": "zqtailieu",
    "paper": "zqnoidungtep",
    "draft_agenda": "zqduthao",
    "agenda": "zqmucban",
    "roll": "LèoThịThương",
    "remark": "zqgopy",
    "absence_reason": "zqlydo",
    "discussion": "zqthaoluan",
    "self_criticism": "zqtuphebinh",
    "ideology": "zqtutuong",
    "free_text": "zqtomtat",
    "conclusion": "zqketluan",
    "ballot": "zqbieuquyet",
    "reserved_opinion": "zqbaoluu",
    "paper_only": "zqsogiay",
    "resolution": "zqnghiquyet",
    "task": "zqnhiemvu",
    "correction": "zqdinhchinh",
    "finding": "zqgiaitrinh",
    "gift": "zqquatang",
    "joint": "zqnoidungchung",
}
"""What is planted: subject of the reading matrix -> the word to look for."""


@dataclass
class Stages:
    """The world, Pá Kìm's meetings by stage, and the actors by role."""

    world: World
    cell: Cell
    partner_cell: Cell
    adopted: UUID
    running: UUID
    notified: UUID
    draft: UUID
    joint: UUID
    partner_joint: UUID
    joint_session: UUID
    paper: UUID
    entered: UUID
    proxy_clerk: Actor
    roles: dict[str, Actor]


def make_stages() -> Stages:
    """Build it all; the clock ends where the caller holds it (factories.NOW in the fixture)."""
    with clock.at(datetime(2020, 1, 2, tzinfo=UTC)):
        world = factories.make_world()
        roles, partner, proxy_clerk = _roles(world)
    cell = world.cells["pa_kim"]
    made = Stages(
        world=world,
        cell=cell,
        partner_cell=partner,
        adopted=_adopted(cell),
        running=_running(cell),
        notified=new_id(),
        draft=_draft(cell),
        joint=new_id(),
        partner_joint=new_id(),
        joint_session=new_id(),
        paper=new_id(),
        entered=new_id(),
        proxy_clerk=proxy_clerk,
        roles=roles,
    )
    _notify(made)
    _hold_jointly(made)
    _enter_from_paper(made)
    return made


def plan(
    cell: Cell,
    starts_at: datetime,
    kind: MeetingKind = MeetingKind.REGULAR,
    meeting: UUID | None = None,
    place: str = CANARY["notice"],
) -> UUID:
    """A meeting in the cell's calendar, with the agenda of its template."""
    planned = PlannedMeeting(
        id=meeting or new_id(),
        kind=kind,
        month=clock.legal_day(starts_at).replace(day=1),
        starts_at=starts_at,
        place=f"Nhà văn hóa {place}",
        theme="Bảo vệ rừng" if kind == MeetingKind.JOINT else "",
    )
    plan_meetings(cell.secretary, body=cell.body, meetings=[planned])
    draw_agenda(cell.secretary, meeting=planned.id)
    return planned.id


def first_item(meeting: UUID, kind: ItemKind) -> UUID:
    """The first item of a kind on a meeting's agenda."""
    found: UUID = (
        AgendaItem.rows.filter(meeting_id=meeting, kind=kind, dropped=False).order_by("position")[0].pk
    )
    return found


def _roles(world: World) -> tuple[dict[str, Actor], Cell, Actor]:
    cell = world.cells["pa_kim"]
    staff = world.cells["staff"]
    neighbour = make_cell(world.commune, "Chi bộ bản Hua Chiến", "14.118.01.03", factories.NAMES[:6])
    partner = make_cell(
        world.province, "Chi bộ Ban Dân vận Tỉnh ủy", "14.01", factories.NAMES[:5], CellType.OFFICE
    )
    standing = body(world.district, BodyKind.STANDING, "Ban Thường vụ Huyện ủy Mường La")
    hold(neighbour.members[5], standing, PositionKind.MEMBER, "Ủy viên Ban Thường vụ")
    put_in_charge(
        OPERATOR,
        id=new_id(),
        person=staff.members[2],
        organisation=cell.id,
        begins=factories.FOUNDED,
        ends=None,
    )
    roles = {
        "other": neighbour.secretary,
        "partner": partner.secretary,
        "member": cell.member,
        "taker": person_actor(cell.members[4]),
        "secretary": cell.secretary,
        "charge": staff.member,
        "committee": world.commune_secretary,
        "office": world.clerk,
        "above": person_actor(neighbour.members[5]),
    }
    # a second clerk of the office, who enters a meeting for the cell from its paper
    hold(neighbour.members[4], world.office, PositionKind.CLERK, "Văn thư")
    return roles, partner, person_actor(neighbour.members[4])


def _enter_from_paper(made: Stages) -> None:
    """September's meeting, held on paper, that the office enters in November; it is in session while it does."""
    began = datetime(2026, 9, 24, 12, 30, tzinfo=UTC)
    with clock.at(MORNING):
        plan(made.cell, began, meeting=made.entered)
        enter_by_proxy(
            made.proxy_clerk, id=new_id(), meeting=made.entered, reason="Không có điện thoại", source="Phiếu"
        )
        hold_with_canaries(made.cell, made.entered, chief=made.proxy_clerk, started_at=began)


def _adopted(cell: Cell) -> UUID:
    """October's meeting: held with every canary, adopted, with a resolution."""
    with clock.at(OCTOBER - 5 * 24 * HOUR):
        meeting = plan(cell, OCTOBER)
    with clock.at(OCTOBER):
        hold_with_canaries(cell, meeting)
    with clock.at(OCTOBER + 2 * HOUR):
        adopt_minutes(cell.secretary, meeting=meeting, numbers=[])
    with clock.at(OCTOBER + 24 * HOUR):
        place = PlaceRight(what="place", place=f"Nhà bí thư {CANARY['notice']}")
        correct_minutes(cell.secretary, meeting=meeting, corrections=[place], why=CANARY["correction"])
        found = findings_of(cell.secretary, record=MeetingRecord(Meeting.rows.get(pk=meeting), PARTS))[0]
        acknowledge_finding(
            cell.secretary, meeting=meeting, finding=found.code, about=found.about, reason=CANARY["finding"]
        )
    return meeting


def _draft(cell: Cell) -> UUID:
    """December's meeting: nobody has agreed to its agenda yet."""
    with clock.at(MORNING):
        meeting = plan(cell, EVENING + 30 * 24 * HOUR)
        add_item(cell.secretary, meeting=meeting, id=new_id(), title=f"Tổng kết năm {CANARY['draft_agenda']}")
    return meeting


def _running(cell: Cell) -> UUID:
    """An extraordinary meeting that is in session, with every canary."""
    with clock.at(MORNING - 48 * HOUR):
        meeting = plan(cell, MORNING, MeetingKind.EXTRAORDINARY)
    with clock.at(MORNING):
        hold_with_canaries(cell, meeting)
    return meeting


def hold_with_canaries(
    cell: Cell, meeting: UUID, *, chief: Actor | None = None, started_at: datetime | None = None
) -> None:
    """Open a meeting, mark everybody, and enter something of every kind; the fifth member takes the minutes.

    `chief` types it all: the secretary, or the clerk who enters the meeting for the cell.
    """
    chief = chief or cell.secretary
    open_meeting(chief, meeting=meeting, chair=cell.members[0], started_at=started_at)
    appoint_minute_taker(chief, meeting=meeting, person=cell.members[4])
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in cell.members]
    marks[3] = AttendanceMark(person=cell.members[3], mark=Mark.EXCUSED, reason=CANARY["absence_reason"])
    record_attendance(chief, meeting=meeting, marks=marks)
    ids = {kind: new_id() for kind in ("talk", "paper")}
    add_item_in_session(chief, meeting=meeting, id=ids["talk"], title=f"Mùa vụ {CANARY['agenda']}")
    add_item_in_session(chief, meeting=meeting, id=ids["paper"], kind=ItemKind.PAPER_ONLY)
    note_paper_only(
        chief, meeting=meeting, id=new_id(), item=ids["paper"], book=CANARY["paper_only"], page="45"
    )
    for kind, word in ((EntryKind.DISCUSSION, "discussion"), (EntryKind.SELF_CRITICISM, "self_criticism")):
        record_entry(
            chief,
            meeting=meeting,
            id=new_id(),
            item=ids["talk"],
            kind=kind,
            speaker=cell.members[6],
            gist=CANARY[word],
        )
    _say_what_people_think(chief, meeting)
    for section, word in ((GIST, "free_text"), (CONCLUSION, "conclusion")):
        _write(cell, TextKey(meeting, ids["talk"], section), CANARY[word])
    _decide(cell, chief, meeting, ids["talk"])


def _say_what_people_think(chief: Actor, meeting: UUID) -> None:
    """The item of ideas and public opinion, where this meeting has one."""
    ideas = AgendaItem.rows.filter(meeting_id=meeting, kind=ItemKind.IDEOLOGY, dropped=False).first()
    if ideas is not None:
        record_entry(chief, meeting=meeting, id=new_id(), item=ideas.pk, gist=CANARY["ideology"])


def _write(cell: Cell, key: TextKey, text: str) -> None:
    update = merging.rewritten(b"", text)
    exchange(str(key), update=update, state_vector=None, author=cell.members[4], allowed=True)


def _decide(cell: Cell, chief: Actor, meeting: UUID, item: UUID) -> None:
    ballot = new_id()
    record_ballot(
        chief,
        meeting=meeting,
        id=ballot,
        item=item,
        question=CANARY["ballot"],
        form=BallotForm.CARD,
        rule=BallotRule.ORDINARY,
        roll_version=1,
        denominator=11,
        threshold=6,
        votes_for=9,
        votes_other=1,
    )
    reserve_opinion(
        chief,
        meeting=meeting,
        id=new_id(),
        person=cell.members[8],
        text=CANARY["reserved_opinion"],
        at_own_demand=True,
        ballot=ballot,
    )
    propose_resolution(
        chief,
        meeting=meeting,
        id=new_id(),
        kind=ResolutionKind.RESOLUTION,
        title=f"về nhiệm vụ {CANARY['resolution']}",
        text=f"Chi bộ thống nhất {CANARY['resolution']}.",
        ballot=ballot,
    )
    task = NewTask(id=new_id(), task=CANARY["task"], owner=cell.members[6], due_on=date(2026, 12, 1))
    assign_tasks(chief, meeting=meeting, tasks=[task])


def _notify(made: Stages) -> None:
    """November's regular meeting: prepared with the one in charge, agreed, told, answered."""
    cell, meeting = made.cell, made.notified
    with clock.at(MORNING):
        plan(cell, EVENING, meeting=meeting)
        add_item(cell.secretary, meeting=meeting, id=new_id(), title=f"Phòng cháy rừng {CANARY['agenda']}")
        propose_item(made.roles["charge"], meeting=meeting, id=new_id(), title="Chuyển đổi giống ngô")
        remark_on_draft(made.roles["charge"], meeting=meeting, id=new_id(), text=CANARY["remark"])
        file = keep(CANARY["paper"].encode(), name="bao-cao.txt", media_type="text/plain")
        attach_paper(cell.secretary, meeting=meeting, id=made.paper, file=file.pk, title=CANARY["paper_list"])
        agree_agenda(cell.secretary, meeting=meeting, agreed_by=[cell.members[0], cell.members[1]])
        give_notice(cell.secretary, meeting=meeting, id=new_id())
        reason = CANARY["absence_reason"]
        answer_notice(cell.member, meeting=meeting, person=cell.members[2], coming=False, reason=reason)


def _hold_jointly(made: Stages) -> None:
    """Pá Kìm and a cell of the province's agencies meet together; each keeps its own roll and minutes."""
    cell, partner = made.cell, made.partner_cell
    with clock.at(MORNING - 72 * HOUR):
        plan(cell, MORNING - 24 * HOUR, MeetingKind.JOINT, made.joint)
        tie_meetings(
            cell.secretary,
            id=made.joint_session,
            title="Trao đổi kinh nghiệm",
            meetings=[made.joint],
            invite=["14.01"],
        )
        plan(partner, MORNING - 24 * HOUR, MeetingKind.JOINT, made.partner_joint, "tỉnh")
        join_session(partner.secretary, joint_session=made.joint_session, meeting=made.partner_joint)
        add_item(
            cell.secretary,
            meeting=made.joint,
            id=new_id(),
            title=f"Trao đổi {CANARY['joint']}",
            kind=ItemKind.EXCHANGE,
        )
    with clock.at(MORNING - 24 * HOUR):
        hold_with_canaries(cell, made.joint)
        guest = NewGuest(id=new_id(), name="Hoàng Văn Lực", title="Trưởng Ban Dân vận")
        record_guest_presence(cell.secretary, meeting=made.joint, new=[guest])
        record_gift(cell.secretary, meeting=made.joint, id=new_id(), line=CANARY["gift"])
        open_meeting(partner.secretary, meeting=made.partner_joint, chair=partner.members[0])
        marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in partner.members]
        record_attendance(partner.secretary, meeting=made.partner_joint, marks=marks)
