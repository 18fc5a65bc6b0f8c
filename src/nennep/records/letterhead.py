"""What stands over and under a body's papers: superior, issuer, place, and on whose behalf who signs.

Printed things are Vietnamese always, so these words are data and stand in no catalogue (05-HD/VPTW, domain §4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nennep.core.refusals import NotFound
from nennep.membership.enums import PositionKind
from nennep.membership.models import Position
from nennep.membership.selectors import holders_on
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body
from nennep.organisation.selectors import body_of, name_on, names_on, parent_of
from nennep.records.style import Style, style_of
from nennep.typesetting.model import Signature

_LEADERS = (PositionKind.SECRETARY, PositionKind.STANDING_DEPUTY, PositionKind.DEPUTY)
_TITLES = {
    PositionKind.SECRETARY: "BÍ THƯ",
    PositionKind.STANDING_DEPUTY: "PHÓ BÍ THƯ THƯỜNG TRỰC",
    PositionKind.DEPUTY: "PHÓ BÍ THƯ",
}
_BEHALF = {
    BodyKind.CELL: "T/M CHI BỘ",
    BodyKind.CELL_COMMITTEE: "T/M CHI ỦY",
    BodyKind.GROUP: "T/M CHI BỘ",
    BodyKind.EXECUTIVE: "T/M BAN CHẤP HÀNH",
    BodyKind.STANDING: "T/M BAN THƯỜNG VỤ",
    BodyKind.SECRETARIES: "T/M BAN THƯỜNG VỤ",
    BodyKind.OFFICE: "T/M BAN THƯỜNG VỤ",
}
_PARTY_BODY, _COMMITTEE = "Đảng bộ ", "Đảng ủy "
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}
"""Place after "Đảng bộ" → its committee, whose name tells the level; all others are a Đảng ủy (domain §4)."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines over a paper of a body on a day."""

    superior: str
    issuer: str
    place: str
    keeper: str  # the last line of "Nơi nhận"
    style: Style


def letterhead(body: Body, on: date) -> Letterhead:
    """The head of the body's papers on the day, by the names of that day."""
    own, above = body.organisation_id, parent_of(body.organisation_id, on)
    names = names_on([own] if above is None else [own, above], on)
    name = names[own].name if own in names else name_on(own, on)
    is_cell = body.organisation.kind == Kind.CELL
    return Letterhead(
        superior="" if above is None or above not in names else names[above].name,
        issuer=name if is_cell else committee_of(name),
        place=names[own].place if own in names else "",
        keeper="Lưu Chi bộ" if is_cell else f"Lưu Văn phòng {committee_of(name)}",
        style=style_of(own, on),
    )


def signature(body: Body, on: date, preferred: UUID | None = None) -> Signature:
    """Who signs on the body's behalf: `preferred` (the chair) where a leader, else the secretary, else nobody yet.

    A deputy signs on behalf of the body as well; there is no "K/T" (domain §4).
    """
    on_behalf = behalf(body.kind)
    leader = _leader(body, on, preferred)
    if leader is None:
        return Signature((on_behalf, "BÍ THƯ"))
    return Signature((on_behalf, _TITLES[PositionKind(leader.kind)]), leader.person.full_name)


def behalf(body_kind: str) -> str:
    """On whose behalf a body's papers are signed: "T/M CHI BỘ"."""
    return _BEHALF.get(BodyKind(body_kind), "T/M CHI BỘ")


def _leader(body: Body, on: date, preferred: UUID | None) -> Position | None:
    leaders = [each for each in _holders(body, on) if each.kind in _LEADERS]
    leaders.sort(key=lambda each: (each.person_id != preferred, _LEADERS.index(PositionKind(each.kind))))
    return leaders[0] if leaders else None


def _holders(body: Body, on: date) -> list[Position]:
    """Positions in the body; those of the committee lead the cell, those of the standing committee its office."""
    own = list(holders_on(body.pk, on))
    if any(each.kind in _LEADERS for each in own):
        return own
    for kind in (BodyKind.CELL_COMMITTEE, BodyKind.CELL, BodyKind.STANDING, BodyKind.EXECUTIVE):
        try:
            found = list(holders_on(body_of(body.organisation_id, kind).pk, on))
        except NotFound:
            continue
        if any(each.kind in _LEADERS for each in found):
            return found
    return own


def committee_of(name: str) -> str:
    """The committee of a Party organisation: Đảng bộ tỉnh Sơn La → Tỉnh ủy Sơn La, Đảng bộ xã A → Đảng ủy xã A."""
    if not name.startswith(_PARTY_BODY):
        return name
    place = name.removeprefix(_PARTY_BODY)
    for level, committee in _COMMITTEES.items():
        if place.lower().startswith(f"{level} "):
            return f"{committee} {place[len(level) + 1 :]}"
    return _COMMITTEE + place
