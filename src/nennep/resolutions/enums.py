"""Words of resolutions and assignments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResolutionKind(TextChoices):
    """What a meeting's decision is called."""

    RESOLUTION = "NQ", _("resolution")
    CONCLUSION = "KL", _("conclusion")


class AssignmentState(TextChoices):
    """Where a task stands."""

    OPEN = "open", _("in progress")
    DONE = "done", _("done")
    DROPPED = "dropped", _("no longer needed")


class TaskList(TextChoices):
    """The lists in which tasks are shown; the value stands in the address."""

    OPEN = "dang-lam", _("In progress")
    LATE = "qua-han", _("Overdue")
    CLOSED = "da-xong", _("Done")
