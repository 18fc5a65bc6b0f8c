"""Words for members and positions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """How a person belongs to a cell during a period; what counts follows from it (rulebook.votes)."""

    OFFICIAL = "official", _("official member")
    PROBATIONARY = "probationary", _("probationary member")
    VISITING = "visiting", _("temporarily active here")
    AWAY = "away", _("temporarily active elsewhere")
    REDUCED = "reduced", _("with reduced duties")
    EXEMPT = "exempt", _("exempt from duties and meetings")
    SUSPENDED = "suspended", _("suspended")


FULL_STATUSES = frozenset(Status.values) - {Status.VISITING}
"""Statuses of a member of the cell itself; a person has at most one such membership on any day."""


class PositionKind(TextChoices):
    """Chức vụ within a body, by a term."""

    SECRETARY = "secretary", _("secretary")
    STANDING_DEPUTY = "standing_deputy", _("standing deputy secretary")
    DEPUTY = "deputy", _("deputy secretary")
    MEMBER = "member", _("committee member")
    CLERK = "clerk", _("office clerk")


class Sex(TextChoices):
    """As declared; unknown is allowed."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    UNKNOWN = "", _("unknown")


class Purpose(TextChoices):
    """What a member is introduced to another organisation for."""

    TRANSFER = "transfer", _("to become a member there")
    VISIT = "visit", _("to be temporarily active there")
    CHARGE = "charge", _("to be in charge of one cell there")


class IntroductionState(TextChoices):
    """Where an introduction stands."""

    WAITING = "waiting", _("waits for the other side")
    USED = "used", _("received by the other side")
    WITHDRAWN = "withdrawn", _("taken back")
