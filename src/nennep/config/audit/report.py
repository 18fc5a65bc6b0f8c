"""What an audit found, in sentences for the operator: where, and never what was written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from nennep.config.audit.everything import ERASED, Audited
from nennep.core import clock
from nennep.core.audit.anchors import Anchor, Loose
from nennep.core.audit.stated import Difference
from nennep.organisation.models import Organisation

UNOPENED = "content cannot be opened"
_BREAKS = {
    "missing": "thiếu việc này",
    "changed": "việc này đã bị sửa, hoặc đứng sai chỗ",
    "content changed": "nội dung niêm phong không phải của việc này",
    ERASED: "nội dung niêm phong đã bị xóa, mà không có việc nào ghi việc xóa ấy",
    UNOPENED: "không mở được nội dung niêm phong: đã bị sửa, hoặc niêm phong bằng khóa đã mất (new-key)",
    "head does not match": "đầu chuỗi không khớp: việc cuối đã bị cắt hoặc thêm",
}
_ROWS = {
    "missing": "mất dòng",
    "strange": "dòng không do việc nào làm ra",
    "other": "khác với việc đã ghi",
    "broken": "có dòng bị sửa đến mức phần mềm không đọc nổi, nên các dòng khác ở phần này chưa đối chiếu được",
    "rows": "biên bản đã khóa khác với các dòng của buổi họp",
    "without a chain": "tổ chức không có chuỗi việc",
}


def summary(found: Audited, anchors: Sequence[Anchor], seconds: float) -> str:
    """What was checked against what, and how long it took."""
    lines = [f"{found.acts} việc trong {found.chains} chuỗi, {seconds:.1f} giây."]
    if found.erased:
        lines.append(f"{found.erased} việc mất nội dung (đã bị xóa).")
    if found.unread:
        lines.append(
            f"{found.unread} việc không đọc được nội dung: dòng của các việc ấy không đối chiếu được, "
            "dòng nào thừa không biết được."
        )
    if anchors:
        first, last = (clock.local(each.at) for each in (anchors[0], anchors[-1]))
        lines.append(f"{len(anchors)} neo, từ {first:%H:%M %d/%m/%Y} đến {last:%H:%M %d/%m/%Y}.")
        lines.append(f"Khóa ký neo: {anchors[-1].key}")
    else:
        lines.append("Chưa có neo nào: không biết được chuỗi có bị cắt đuôi hay viết lại cả không.")
    return "\n".join(lines)


def sentences(found: Audited) -> Iterator[str]:
    """One sentence a place, chains first."""
    names = _Names()
    for organisation, (first, count) in _unopened(found).items():
        yield f"{names.of(organisation)}, từ việc số {first}: {count} việc {_BREAKS[UNOPENED]}."
    for broken in (each for each in found.breaks if each.what != UNOPENED):
        yield f"{names.of(broken.organisation_id)}, việc số {broken.seq}: {_BREAKS[broken.what]}."
    for loose in found.loose:
        yield f"{names.of(loose.organisation_id)}: {_loose(loose)}"
    for each in found.differences:
        yield f"{_row(each)}: {_ROWS[each.what]}{_by(each, names)}."


def _unopened(found: Audited) -> dict[UUID, tuple[int, int]]:
    """Organisation → the first record whose content does not open, and how many: after a lost key it is all."""
    told: dict[UUID, tuple[int, int]] = {}
    for each in found.breaks:
        if each.what == UNOPENED:
            first, count = told.get(each.organisation_id, (each.seq, 0))
            told[each.organisation_id] = (first, count + 1)
    return told


def _loose(each: Loose) -> str:
    day = f"neo số {each.anchor.number} ({clock.local(each.anchor.at):%H:%M %d/%m/%Y})"
    if each.what == "cut":
        return f"theo {day} có {each.seq} việc, nay không còn việc số {each.seq}: chuỗi đã bị cắt hoặc xóa."
    return f"việc số {each.seq} không phải việc mà {day} đã giữ: chuỗi đã bị viết lại."


def _row(each: Difference) -> str:
    return " ".join(part for part in (each.table, str(each.row or ""), each.where) if part)


def _by(each: Difference, names: _Names) -> str:
    if each.act is None:
        return ""
    return f" ({each.act.act}, {names.of(each.act.organisation_id)}, việc số {each.act.seq})"


class _Names:
    """Organisations by their code, as long as they have a row."""

    def __init__(self) -> None:
        self._codes: dict[UUID, str] = dict(Organisation.rows.values_list("pk", "code"))

    def of(self, organisation_id: UUID) -> str:
        return self._codes.get(organisation_id, str(organisation_id))
