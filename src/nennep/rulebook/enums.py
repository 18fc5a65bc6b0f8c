"""Words of the rulebook's data files. Python's own enums: the data is Vietnamese, these are its keys."""

from enum import StrEnum


class Confidence(StrEnum):
    """How well a rule's text is known. Only the first two count as confirmed (domain §0)."""

    CONFIRMED = "confirmed"  # the primary text was read
    SECONDARY = "secondary"  # the press or a law portal quotes it
    PRACTICE = "practice"  # forms, quiz banks, programs of practitioners quote it
    KNOWN = "known"  # general knowledge, not verified
    UNSURE = "unsure"  # sources differ, or the text of the document in force was not seen

    @property
    def is_confirmed(self) -> bool:
        """Whether it may be shown without a warning; nothing unconfirmed ever blocks."""
        return self in (Confidence.CONFIRMED, Confidence.SECONDARY)


class Scope(StrEnum):
    """Whom a shipped value binds: everybody, or one province or commune whose document it is."""

    CENTRAL = "central"
    PROVINCE = "province"
    COMMUNE = "commune"


class ValueKind(StrEnum):
    """What sort of value a code has."""

    COUNT = "count"  # a whole number
    NUMBER = "number"
    RATE = "rate"  # 0.9 is 90 %
    SHARE = "share"  # "> 1/2", ">= 2/3"
    FLAG = "flag"
    TEXT = "text"


class Local(StrEnum):
    """What an organisation may set itself."""

    NEVER = "never"
    STRICTER = "stricter"
    EITHER = "either"


class MeetingKind(StrEnum):
    """Kinds of sitting that have an agenda template of their own."""

    REGULAR = "regular"  # thường kỳ
    THEMATIC = "thematic"  # chuyên đề
    REGULAR_WITH_THEME = "regular_with_theme"  # thường kỳ rồi chuyên đề, trong một buổi
    JOINT = "joint"  # sinh hoạt chung
    MODEL = "model"  # sinh hoạt mẫu
    EXTRAORDINARY = "extraordinary"  # bất thường
    COMMITTEE = "committee"  # chi ủy
    EXECUTIVE = "executive"  # Ban Chấp hành
    STANDING = "standing"  # Ban Thường vụ
    BRIEFING = "briefing"  # giao ban bí thư


class Phase(StrEnum):
    """The three parts of a meeting."""

    OPENING = "opening"  # mở đầu
    BODY = "body"  # tiến hành
    CLOSING = "closing"  # kết thúc


class ItemKind(StrEnum):
    """What the room does at an agenda item."""

    OPENING = "opening"
    APPOINT_MINUTE_TAKER = "appoint_minute_taker"
    ROLL = "roll"
    DUES = "dues"
    ADOPT_AGENDA = "adopt_agenda"
    LAST_MONTH_TASKS = "last_month_tasks"
    SUPERIOR_DOCUMENTS = "superior_documents"
    IDEOLOGY = "ideology"
    REPORT = "report"
    FIELD = "field"
    THEME = "theme"
    EXCHANGE = "exchange"
    DISCUSSION = "discussion"
    SELF_CRITICISM = "self_criticism"
    ANSWERS = "answers"
    GUEST_REMARKS = "guest_remarks"
    GIFTS = "gifts"
    PAPER_ONLY = "paper_only"
    CONCLUSION = "conclusion"
    ASSIGNMENTS = "assignments"
    BALLOT = "ballot"
    SCORE = "score"
    READ_MINUTES = "read_minutes"
    CLOSE = "close"


class RollStatus(StrEnum):
    """How a person belongs to the cell on the day; the strings of membership.enums.Status."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    VISITING = "visiting"
    AWAY = "away"
    REDUCED = "reduced"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
