"""Each way of tampering with records and rows is found, and where: nennep.config.audit.everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db.models import F, Model
from tests.factories import Cell, World
from tests.tampering import differences_found, key_of, link_anew, mend_head, remove, without_triggers

from nennep.accounts.models import User
from nennep.authority.actions import confirm_duties, end_charge, put_in_charge
from nennep.authority.models import Charge
from nennep.config.audit.everything import audit
from nennep.config.audit.report import sentences
from nennep.core.audit import anchors, chain
from nennep.core.audit.anchors import Anchor
from nennep.core.audit.chain import Break
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ChainHead
from nennep.files.storing import keep, open_file
from nennep.meetings.models import Attendance, Ballot, Entry, Meeting
from nennep.membership.actions import appoint, introduce_member, withdraw_introduction
from nennep.membership.enums import PositionKind, Purpose
from nennep.membership.models import Introduction, Membership, Person, Position
from nennep.organisation.models import Body, Descent, Organisation, OrganisationName, Placement
from nennep.records.models import Revision
from nennep.resolutions.models import Assignment, Resolution

pytestmark = pytest.mark.usefixtures("adopted")

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def anchor() -> Anchor:
    """Where the chains stood before anybody tampered with them."""
    return anchors.make(Ed25519PrivateKey.generate(), number=1, before=None)


def records_of(cell: Cell) -> list[ActRecord]:
    return list(ActRecord.rows.filter(organisation_id=cell.id).order_by("seq"))


def test_nothing_is_found_where_nobody_tampered(anchor: Anchor) -> None:
    found = audit([anchor])
    assert (found.breaks, found.loose, differences_found([anchor])) == ([], [], [])
    assert (found.acts, found.erased) == (ActRecord.rows.count(), 0)
    assert found.chains == ChainHead.rows.count()


def test_a_changed_record_is_found(pa_kim: Cell) -> None:
    record = records_of(pa_kim)[2]
    without_triggers("UPDATE core_actrecord SET act = 'x.y' WHERE key = %s", [key_of(record.key)])
    assert [(each.organisation_id, each.seq, each.what) for each in audit([]).breaks] == [
        (pa_kim.id, 3, "changed")
    ]


def test_a_removed_record_is_found(pa_kim: Cell) -> None:
    remove(records_of(pa_kim)[2])
    assert (3, "missing") in [(each.seq, each.what) for each in audit([]).breaks]


def test_reordered_records_are_found(pa_kim: Cell) -> None:
    third, fourth = records_of(pa_kim)[2:4]
    for record, seq in ((third, 9_999), (fourth, 3), (third, 4)):
        without_triggers("UPDATE core_actrecord SET seq = %s WHERE key = %s", [seq, key_of(record.key)])
    assert [each.seq for each in audit([]).breaks][:2] == [3, 4]


def test_a_chain_cut_at_its_end_with_its_head_mended_is_found(pa_kim: Cell, anchor: Anchor) -> None:
    last = records_of(pa_kim)[-1]
    remove(last)
    mend_head(pa_kim.id)
    assert audit([]).breaks == []
    assert [(each.organisation_id, each.seq, each.what) for each in audit([anchor]).loose] == [
        (pa_kim.id, last.seq, "cut")
    ]


def test_a_whole_chain_that_was_removed_is_found(pa_kim: Cell, anchor: Anchor) -> None:
    last = records_of(pa_kim)[-1]
    for record in records_of(pa_kim):
        remove(record)
    ChainHead.rows.filter(organisation_id=pa_kim.id).delete()
    found = audit([anchor])
    assert [(each.organisation_id, each.seq, each.what) for each in found.loose] == [
        (pa_kim.id, last.seq, "cut")
    ]
    assert (pa_kim.id, "without a chain") in [(each.row, each.what) for each in found.differences]


def test_links_that_were_all_worked_out_anew_are_found(pa_kim: Cell, anchor: Anchor) -> None:
    record, last = records_of(pa_kim)[2], records_of(pa_kim)[-1]
    without_triggers(
        "UPDATE core_actrecord SET actor_id = %s WHERE key = %s", [key_of(new_id()), key_of(record.key)]
    )
    link_anew(pa_kim.id)
    assert audit([]).breaks == []
    assert [(each.organisation_id, each.seq, each.what) for each in audit([anchor]).loose] == [
        (pa_kim.id, last.seq, "rewritten")
    ]


def test_an_erased_content_breaks_no_link_but_is_found_since_no_act_erased_it(
    pa_kim: Cell, anchor: Anchor
) -> None:
    record = ActRecord.rows.filter(organisation_id=pa_kim.id, act="meetings.record_entry")[0]
    ActRecord.rows.filter(key=record.key).update(content=None)
    found = audit([anchor])
    assert found.breaks == [Break(pa_kim.id, record.seq, "content erased")]
    assert (found.loose, differences_found([anchor]), found.erased) == ([], [], 1)
    assert chain.verify(pa_kim.id) == []
    said = next(sentences(found))
    assert (
        f"việc số {record.seq}: nội dung niêm phong đã bị xóa, mà không có việc nào ghi việc xóa ấy" in said
    )


def _prolong_a_position(cell: Cell) -> Position:
    changed: Position = Position.rows.get(person_id=cell.members[0])
    Position.rows.filter(pk=changed.pk).update(valid_to=date(2040, 1, 1))
    return changed


def _enter_a_position(cell: Cell) -> Position:
    made: Position = Position.rows.create(
        id=new_id(),
        person_id=cell.members[5],
        body_id=cell.body,
        kind="deputy",
        valid_from=date(2026, 1, 1),
        entered_at=JANUARY,
        confirmed_at=JANUARY,
    )
    return made


def _remove_a_membership(cell: Cell) -> Membership:
    changed: Membership = Membership.rows.filter(cell_id=cell.id).latest("pk")
    without_triggers("DELETE FROM membership_membership WHERE id = %s", [key_of(changed.pk)])
    return changed


def _move_a_member(cell: Cell) -> Membership:
    changed: Membership = Membership.rows.filter(cell_id=cell.id)[0]
    Membership.rows.filter(pk=changed.pk).update(status="exempt")
    return changed


def _rename_a_person(cell: Cell) -> Person:
    Person.rows.filter(pk=cell.members[3]).update(full_name="Người Khác")
    found: Person = Person.rows.get(pk=cell.members[3])
    return found


def _introduce_somebody(cell: Cell) -> Introduction:
    made: Introduction = Introduction.rows.create(
        id=new_id(),
        person_id=cell.members[5],
        from_cell_id=cell.id,
        to_id=cell.id,
        purpose="transfer",
        valid_from=date(2026, 1, 1),
        introduced_at=JANUARY,
    )
    return made


def _put_in_charge(cell: Cell) -> Charge:
    made: Charge = Charge.rows.create(
        id=new_id(),
        person_id=cell.members[5],
        organisation_id=cell.id,
        valid_from=date(2026, 1, 1),
        entered_at=JANUARY,
        confirmed_at=JANUARY,
    )
    return made


def _place_elsewhere(cell: Cell) -> Placement:
    changed: Placement = Placement.rows.get(organisation_id=cell.id)
    Placement.rows.filter(pk=changed.pk).update(parent_id=cell.id)
    return changed


def _move_the_beginning_of_a_place(cell: Cell) -> Placement:
    changed: Placement = Placement.rows.get(organisation_id=cell.id)
    Placement.rows.filter(pk=changed.pk).update(valid_from=date(2026, 11, 1))
    return changed


def _end_a_name(cell: Cell) -> OrganisationName:
    changed: OrganisationName = OrganisationName.rows.get(organisation_id=cell.id)
    OrganisationName.rows.filter(pk=changed.pk).update(valid_to=date(2026, 11, 1))
    return changed


def _give_a_login_to_somebody_without(cell: Cell) -> User:
    made: User = User.rows.create_user("cua-sau", "nen-nep-2026", person_id=cell.members[9])
    return made


def _rename_a_body(cell: Cell) -> Body:
    Body.rows.filter(pk=cell.committee).update(name="Ban khác")
    found: Body = Body.rows.get(pk=cell.committee)
    return found


def _change_a_tally(cell: Cell) -> Ballot:
    changed: Ballot = Ballot.rows.all()[0]
    Ballot.rows.filter(pk=changed.pk).update(votes_for=changed.votes_for - 1)
    return changed


def _change_what_was_said(_cell: Cell) -> Entry:
    changed: Entry = Entry.rows.latest("entered_at")
    Entry.rows.filter(pk=changed.pk).update(gist="Tôi không nói thế.")
    return changed


def _lay_it_into_anothers_mouth(cell: Cell) -> Entry:
    changed: Entry = Entry.rows.exclude(speaker=None).latest("entered_at")
    Entry.rows.filter(pk=changed.pk).update(speaker_id=cell.members[9])
    return changed


def _give_a_task_to_another(cell: Cell) -> Assignment:
    changed: Assignment = Assignment.rows.exclude(owner=None).latest("assigned_at")
    Assignment.rows.filter(pk=changed.pk).update(owner_id=cell.members[9])
    return changed


def _change_a_resolution(_cell: Cell) -> Resolution:
    changed: Resolution = Resolution.rows.all()[0]
    Resolution.rows.filter(pk=changed.pk).update(text="Giao đất.")
    return changed


def _change_a_mark(cell: Cell) -> Attendance:
    changed: Attendance = Attendance.rows.filter(mark="present")[0]
    Attendance.rows.filter(pk=changed.pk).update(mark="absent")
    return changed


def _unlock_the_meeting(cell: Cell) -> Meeting:
    changed: Meeting = Meeting.rows.filter(state="adopted").latest("starts_at")
    Meeting.rows.filter(pk=changed.pk).update(state="in_session")
    return changed


@pytest.mark.parametrize(
    "tamper",
    [
        _prolong_a_position,
        _enter_a_position,
        _remove_a_membership,
        _move_a_member,
        _rename_a_person,
        _introduce_somebody,
        _put_in_charge,
        _place_elsewhere,
        _move_the_beginning_of_a_place,
        _end_a_name,
        _give_a_login_to_somebody_without,
        _rename_a_body,
        _change_a_tally,
        _change_what_was_said,
        _lay_it_into_anothers_mouth,
        _give_a_task_to_another,
        _change_a_resolution,
        _change_a_mark,
        _unlock_the_meeting,
    ],
    ids=lambda each: each.__name__.strip("_"),
)
def test_a_row_changed_beside_the_chain_is_found(
    pa_kim: Cell, anchor: Anchor, tamper: Callable[[Cell], Model]
) -> None:
    row = tamper(pa_kim)
    found = audit([anchor])
    assert (found.breaks, found.loose) == ([], [])
    assert (row._meta.label, row.pk) in [(each.table, each.row) for each in found.differences]


def _duties(world: World, cell: Cell) -> tuple[UUID, UUID]:
    """A post and a charge that the office entered."""
    post, lent, person = new_id(), new_id(), world.cells["staff"].members[2]
    day = date(2026, 11, 20)
    appoint(world.clerk, id=post, person=person, body=cell.committee, kind=PositionKind.DEPUTY, begins=day)
    put_in_charge(world.clerk, id=lent, person=person, organisation=cell.id, begins=day)
    return post, lent


def test_what_a_leader_confirmed_and_what_waits_is_as_the_acts_say(world: World, pa_kim: Cell) -> None:
    post, lent = _duties(world, pa_kim)
    confirm_duties(world.commune_secretary, organisation=world.commune, positions=[post])
    end_charge(world.clerk, charge=lent, last_day=date(2026, 12, 31))
    assert differences_found() == []


def test_a_post_or_charge_confirmed_beside_the_chain_is_found(world: World, pa_kim: Cell) -> None:
    post, lent = _duties(world, pa_kim)
    for given in (Position.rows.filter(pk=post), Charge.rows.filter(pk=lent)):
        given.update(confirmed_at=F("entered_at"))
    found = {(each.row, each.where) for each in differences_found()}
    assert found == {(post, "confirmed_at"), (lent, "confirmed_at")}


def test_an_introduction_used_twice_beside_the_chain_is_found(world: World, pa_kim: Cell) -> None:
    key, day = new_id(), date(2026, 11, 20)
    introduce_member(
        world.clerk, id=key, person=pa_kim.members[5], to="14.118", purpose=Purpose.TRANSFER, begins=day
    )
    withdraw_introduction(world.clerk, introduction=key)
    assert differences_found() == []
    Introduction.rows.filter(pk=key).update(state="waiting")
    assert [(each.row, each.where) for each in differences_found()] == [(key, "state")]


def _reach_over_it(cell: Cell) -> None:
    """One line more, and who leads the other cell leads this one."""
    other = Organisation.rows.exclude(pk=cell.id).filter(kind="cell")[0]
    Descent.rows.create(ancestor=other, descendant_id=cell.id, depth=0, valid_from=date(2020, 1, 1))


def _lower_it_a_step(cell: Cell) -> None:
    Descent.rows.filter(descendant_id=cell.id, depth=2).update(depth=1)


def _take_it_out_of_the_tree(cell: Cell) -> None:
    Descent.rows.filter(descendant_id=cell.id, depth=1).delete()


@pytest.mark.parametrize("tamper", [_reach_over_it, _lower_it_a_step, _take_it_out_of_the_tree])
def test_lines_of_the_tree_along_which_rights_pass_are_found_changed(
    pa_kim: Cell, tamper: Callable[[Cell], None]
) -> None:
    tamper(pa_kim)
    found = [(each.table, each.row, each.what) for each in differences_found()]
    assert (Descent._meta.label, pa_kim.id, "other") in found


def _say_something_else() -> None:
    entry = Entry.rows.filter(meeting__state="adopted")[0]
    Entry.rows.filter(pk=entry.pk).update(gist="Điều không ai nói.")


def _give_the_task_to_another() -> None:
    task = Assignment.rows.order_by("pk").last()
    assert task is not None
    Assignment.rows.filter(pk=task.pk).update(task="Việc khác")


@pytest.mark.parametrize("tamper", [_say_something_else, _give_the_task_to_another])
def test_rows_that_adopted_minutes_do_not_bear_out_are_found(
    adopted: UUID, tamper: Callable[[], None]
) -> None:
    tamper()
    minutes = Revision.rows.get(record__about_id=adopted)
    found = [each for each in audit([]).differences if each.what == "rows"]
    assert [each.row for each in found] == [minutes.pk]
    assert "body/" in found[0].where


def test_frozen_minutes_that_were_replaced_are_found_with_their_own_digest_mended(adopted: UUID) -> None:
    minutes = Revision.rows.get(record__about_id=adopted)
    other = Revision.rows.exclude(pk=minutes.pk)[0]
    without_triggers(
        "UPDATE records_revision SET digest = %s, document = "
        "(SELECT document FROM records_revision WHERE id = %s) WHERE id = %s",
        [other.digest, key_of(other.pk), key_of(minutes.pk)],
    )
    found = {(each.row, each.where) for each in audit([]).differences}
    assert (minutes.pk, "digest") in found


def test_another_pdf_in_place_of_the_frozen_one_is_found(adopted: UUID) -> None:
    minutes = Revision.rows.get(record__about_id=adopted)
    pdf = keep(b"%PDF-1.7 another", name="another.pdf", media_type="application/pdf")
    without_triggers(
        "UPDATE records_revision SET pdf_id = %s WHERE id = %s", [key_of(pdf.pk), key_of(minutes.pk)]
    )
    assert (minutes.pk, "pdf") in {(each.row, each.where) for each in audit([]).differences}


def test_a_file_changed_on_the_disk_is_found() -> None:
    stored = keep(b"%PDF-1.7 of this test alone", name="own.pdf", media_type="application/pdf")
    with open_file(stored.sha256) as content:
        Path(content.name).write_bytes(b"%PDF-1.7 something else")
    assert (stored.pk, "content") in {(each.row, each.where) for each in audit([]).differences}
