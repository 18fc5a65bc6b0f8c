"""Papers of a meeting before it opens: thông báo, giấy mời, chương trình, and the text for a chat group.

Printed things are Vietnamese always. A number is given when the paper is issued; before that it is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from nennep.core import clock
from nennep.meetings.enums import Phase
from nennep.meetings.models import AgendaItem, Guest, Meeting, MeetingMove, Notice
from nennep.meetings.naming import printed_moment, printed_name, printed_subject, summoned
from nennep.meetings.preparation.chat_text import told_contents, whom
from nennep.meetings.printed.passages import sentence
from nennep.membership.selectors import has_committee
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body
from nennep.records.banner import banner
from nennep.records.enums import DocumentType
from nennep.records.letterhead import behalf, letterhead, signature
from nennep.records.numbers import symbol_of
from nennep.typesetting.blocks import Block, Entry, Heading, Lines, Run, Together, items, paragraph
from nennep.typesetting.geometry import spare_lines
from nennep.typesetting.labels import number_line, place_and_date, unsigned_date
from nennep.typesetting.model import Bundle, PartyDocument, Signature

_GAPS = (3.0, 1.5, 0.0)
"""Points between paragraphs: these are mostly lists. The first with which one page is enough, in an office program too,
which breaks a line otherwise now and then: so two lines are kept in reserve where they can be."""
_RESERVE = 2
_PHASES = {Phase.OPENING: "MỞ ĐẦU", Phase.BODY: "NỘI DUNG", Phase.CLOSING: "KẾT THÚC"}


def notice_document(
    meeting: Meeting,
    notice: Notice | None,
    *,
    in_charge: bool = True,
    moves: Sequence[MeetingMove] = (),
    number: int | None = None,
) -> PartyDocument:
    """Thông báo (triệu tập) sinh hoạt: one a cell, to all its members. Without a notice, the draft of it."""
    recipients = [_recipients(meeting)]
    if in_charge:
        recipients.append("Đồng chí cấp ủy viên phụ trách chi bộ")
    return _document(
        meeting,
        title="Thông báo",
        subject=printed_subject(meeting),
        document_type=DocumentType.NOTICE,
        number=number,
        notice=notice,
        body=_notice_body(meeting, notice, moves),
        recipients=recipients,
        name=f"Thông báo {printed_name(meeting)}",
    )


def _notice_body(meeting: Meeting, notice: Notice | None, moves: Sequence[MeetingMove]) -> list[Block]:
    told = told_contents(meeting, notice)
    starts_at, place = (notice.starts_at, notice.place) if notice else (meeting.starts_at, meeting.place)
    body: list[Block] = [
        paragraph(f"{_caller(meeting)} thông báo tổ chức {printed_subject(meeting)} như sau:"),
        Lines(
            (
                Entry("Thời gian", printed_moment(starts_at)),
                Entry("Địa điểm", place),
                Entry("Thành phần", summoned(meeting.body.kind)),
                *((Entry("Chuyên đề", told["theme"]),) if told["theme"] else ()),
            ),
            marker="-",
        ),
    ]
    if told["items"]:
        body += [Heading("Nội dung", 1, 1 if told["papers"] else 0), items(*told["items"], style="number")]
    if told["papers"]:
        body += [Heading("Tài liệu", 1, 2 if told["items"] else 0), items(*told["papers"])]
    if moves:
        body.append(paragraph(_moved(moves[-1])))
    closing = (
        "Đề nghị các đồng chí nghiên cứu nội dung, chuẩn bị ý kiến và dự đầy đủ, đúng giờ. "
        f"Đồng chí nào không dự được thì báo lý do với {whom(meeting)} trước giờ họp."
    )
    return [*body, paragraph(closing)]


def invitation_document(
    meeting: Meeting, notice: Notice | None, guest: Guest, *, number: int | None = None
) -> PartyDocument:
    """Giấy mời to one guest. Members are summoned by the notice and get none."""
    told = told_contents(meeting, notice)
    place = notice.place if notice else meeting.place
    starts_at = notice.starts_at if notice else meeting.starts_at
    head = letterhead(meeting.body, clock.legal_day(starts_at))
    entries = [Entry("Thời gian", printed_moment(starts_at)), Entry("Địa điểm", place)]
    if told["theme"]:
        entries.append(Entry("Chuyên đề", told["theme"]))
    honoured = f"đồng chí {guest.name}" + (f", {guest.title}" if guest.title else "")
    comes = "dự và học tập" if guest.is_observer else "dự"
    body: list[Block] = [
        paragraph(Run(f"{head.issuer} trân trọng kính mời: ", bold=True), honoured),
        paragraph(f"Đến {comes} {_occasion(meeting)} của {_of_whom(meeting, head.issuer)}."),
        Lines(tuple(entries), marker="-"),
    ]
    if told["items"]:
        body += [Heading("Nội dung", 1), items(*told["items"], style="number")]
    body.append(paragraph("Rất mong đồng chí sắp xếp thời gian đến dự."))
    return _document(
        meeting,
        title="Giấy mời",
        subject="",
        document_type=DocumentType.INVITATION,
        number=number,
        notice=notice,
        body=body,
        recipients=["Như kính mời"],
        name=f"Giấy mời {guest.name}",
    )


def agenda_document(meeting: Meeting, agenda: Iterable[AgendaItem]) -> PartyDocument:
    """Chương trình: the agenda by its three parts."""
    agenda = list(agenda)
    body: list[Block] = [
        Lines(
            (Entry("Thời gian", printed_moment(meeting.starts_at)), Entry("Địa điểm", meeting.place)),
            marker="-",
        )
    ]
    part, number = 0, 1
    for phase in Phase:
        titles = [each.title for each in agenda if each.phase == phase]
        if titles:
            part += 1
            # each part whole on a page: the closing does not leave two lines for the next
            listed = items(*titles, style="number", start=number)
            body.append(Together((Heading(_PHASES[phase], 1, part), listed)))
            number += len(titles)
    return _document(
        meeting,
        title="Chương trình",
        subject=printed_subject(meeting),
        document_type=None,
        number=None,
        notice=None,
        body=body,
        recipients=[],
        name=f"Chương trình {printed_name(meeting)}",
    )


def bundle(documents: Iterable[PartyDocument], name: str) -> Bundle:
    """Many papers in one file."""
    return Bundle(tuple(documents), name=name)


def _document(
    meeting: Meeting,
    *,
    title: str,
    subject: str,
    document_type: DocumentType | None,
    number: int | None,
    notice: Notice | None,
    body: list[Block],
    recipients: list[str],
    name: str,
) -> PartyDocument:
    on = clock.legal_day(meeting.starts_at)
    head = letterhead(meeting.body, on)
    made = clock.legal_day(notice.given_at) if notice else min(clock.today(), on)
    dated = place_and_date(head.place, made) if notice else unsigned_date(head.place, made)
    document = PartyDocument(
        title=title,
        subject=subject,
        superior=head.superior,
        issuer=head.issuer,
        number=number_line(number, symbol_of(meeting.body, document_type)) if document_type else "",
        place_date=dated if head.place else "",
        body=tuple(body),
        recipients=(*recipients, head.keeper) if recipients else (),
        signatures=(_signature(meeting.body, on),),
        banner=banner(),
        name=f"{name} – {head.issuer}",
        dated=made,
    )
    return _on_one_page(head.style.set(document))


def _on_one_page(document: PartyDocument) -> PartyDocument:
    """The document set as wide as one page allows; what is too long for one is set as usual."""
    sets = [replace(document, layout=replace(document.layout, gap=gap)) for gap in _GAPS]
    roomy = next((each for each in sets if spare_lines(each) >= _RESERVE), None)
    return roomy or (sets[-1] if spare_lines(sets[-1]) >= 0 else sets[0])


def _signature(body: Body, on: date) -> Signature:
    """On whose behalf: who summons a Ban Chấp hành is its Ban Thường vụ."""
    signed = signature(body, on)
    if body.kind != BodyKind.EXECUTIVE:
        return signed
    return replace(signed, captions=(behalf(BodyKind.STANDING), *signed.captions[1:]))


def _occasion(meeting: Meeting) -> str:
    """What somebody comes to: "buổi sinh hoạt …", "buổi họp …", but "hội nghị …", "đại hội …"."""
    subject = printed_subject(meeting)
    return subject if subject.startswith(("hội nghị", "đại hội")) else f"buổi {subject}"


def _caller(meeting: Meeting) -> str:
    """Who summons: the chi ủy, the cell where it has none, or the committee's standing part."""
    if meeting.body.organisation.kind == Kind.CELL:
        led = has_committee(meeting.body.organisation_id, clock.legal_day(meeting.starts_at))
        return f"Thực hiện lịch sinh hoạt năm {meeting.month.year}, {'chi ủy' if led else 'chi bộ'}"
    return f"Thực hiện chương trình công tác năm {meeting.month.year}, Ban Thường vụ"


def _recipients(meeting: Meeting) -> str:
    return {
        BodyKind.CELL: "Các đồng chí đảng viên trong chi bộ",
        BodyKind.CELL_COMMITTEE: "Các đồng chí chi ủy viên",
        BodyKind.SECRETARIES: "Các đồng chí bí thư chi bộ",
        BodyKind.GROUP: "Các đồng chí đảng viên trong tổ đảng",
    }.get(BodyKind(meeting.body.kind), "Các đồng chí được triệu tập")


def _of_whom(meeting: Meeting, issuer: str) -> str:
    return "chi bộ" if meeting.body.organisation.kind == Kind.CELL else issuer


def _moved(move: MeetingMove) -> str:
    """What was planned before of what has changed, and why."""
    moment = f" lúc {printed_moment(move.from_starts_at)}" if move.from_starts_at != move.to_starts_at else ""
    place = f" tại {move.from_place}" if move.from_place and move.from_place != move.to_place else ""
    return f"Buổi này trước đây dự kiến{moment}{place}, nay thay đổi. Lý do: {sentence(move.reason)}"
