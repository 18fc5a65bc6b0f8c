"""What a ballot of the day needs, worked out of the roll, as the meeting sheet prints it over the ballots."""

from __future__ import annotations

from dataclasses import dataclass

from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.organisation.enums import BodyKind
from nennep.rulebook.votes import ORDINARY, TWO_THIRDS, threshold

_DECIDE_ON_NOBODY = {BodyKind.CELL_COMMITTEE, BodyKind.GROUP, BodyKind.SECRETARIES}
"""Bodies that never vote on anybody's membership, so that nothing of theirs needs two thirds (domain §3.2)."""


def may_need_two_thirds(body_kind: str) -> bool:
    """Whether a ballot of the body may need two thirds; the phone asks the same (`client/ballots.ts`)."""
    return body_kind not in _DECIDE_ON_NOBODY


@dataclass(frozen=True, slots=True)
class Votes:
    """What a ballot of the day needs, by the roll: printed over the ballots."""

    denominator: int
    if_present: int  # how many more are counted when they are there
    ordinary: tuple[str, str]  # rule "> 1/2" and its words; empty where the rule of the day is not known
    two_thirds: tuple[str, str]


def _votes_of(record: MeetingRecord) -> Votes:
    """The denominator of the roll (frozen, or as it would be) and the rules of its day."""
    roll, people = record[ROLL], record[ROLL].people

    def said(code: str) -> tuple[str, str]:
        rule = roll.rules.get(code)
        if rule is None:
            return "", ""
        return str(rule["value"]), "; ".join(str(rule[key]) for key in ("shown", "citation") if rule.get(key))

    return Votes(
        denominator=sum(each.counts_vote for each in people),
        if_present=sum(each.counts_vote_if_present and not each.counts_vote for each in people),
        ordinary=said(ORDINARY),
        two_thirds=said(TWO_THIRDS) if record.meeting.body.kind == "cell" else ("", ""),
    )


def what_is_needed(record: MeetingRecord) -> str:
    """The denominator and the thresholds of the day, with the words of the rules."""
    votes = _votes_of(record)
    who = "đảng viên" if record.meeting.body.kind == "cell" else "đồng chí"
    sentences = [
        (
            f"Theo danh sách ngày {words.day(record.on)}, {votes.denominator} {who} được tính biểu quyết "
            "(tính trên danh sách, không tính trên số có mặt)."
        )
    ]
    for label, (rule, shown) in (
        ("Nghị quyết, kết luận", votes.ordinary),
        ("Kết nạp, công nhận đảng viên chính thức, xóa tên, khai trừ", votes.two_thirds),
    ):
        if rule:
            sentences.append(f"{label} cần {_least(rule, votes.denominator)} ({shown}).")
    if votes.if_present:
        sentences.append(_more(votes, who))
    return " ".join(sentences)


def _least(rule: str, denominator: int) -> str:
    """In words: "2/3" of a chi ủy of three would be read as two thirds."""
    return f"ít nhất {threshold(rule, denominator)} phiếu tán thành trong số {denominator}"


def _more(votes: Votes, who: str) -> str:
    """What is needed when exempt members come and take part, and so count too."""
    most = min(votes.if_present, 3)
    cases = []
    for more in range(1, most + 1):
        of = votes.denominator + more
        needs = " và ".join(
            str(threshold(rule, of)) for rule, _ in (votes.ordinary, votes.two_thirds) if rule
        )
        cases.append(f"thêm {more}: {needs} phiếu trong số {of}")
    return (
        f"{votes.if_present} {who} được miễn công tác và sinh hoạt đảng "
        "chỉ được tính khi có mặt và tham gia biểu quyết; "
        f"{'; '.join(cases)}."
    )
