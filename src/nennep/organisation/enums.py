"""Words for organisations, as the field uses them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Cấp: where an organisation stands. The district level ended on 1/7/2025 and stays for history."""

    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    COMMUNE = "commune", _("commune")
    CELL = "cell", _("cell")


class Kind(TextChoices):
    """What an organisation is: a committee's organisation, a cell, or an advisory agency."""

    COMMITTEE = "committee", _("Party organisation with a committee")
    CELL = "cell", _("Party cell")
    ADVISORY = "advisory", _("advisory agency")


class CellType(TextChoices):
    """Loại hình chi bộ: what a cell's meetings talk about depends on it."""

    HAMLET = "hamlet", _("hamlet (bản)")
    SUBZONE = "subzone", _("sub-zone (tiểu khu)")
    STREET_GROUP = "street_group", _("street group (tổ dân phố)")
    SCHOOL = "school", _("school")
    CLINIC = "clinic", _("clinic")
    OFFICE = "office", _("office")
    ENTERPRISE = "enterprise", _("enterprise")


class BodyKind(TextChoices):
    """Bodies that meet, decide and number their documents."""

    CELL = "cell", _("cell (all members)")
    CELL_COMMITTEE = "cell_committee", _("cell committee")
    EXECUTIVE = "executive", _("executive committee")
    STANDING = "standing", _("standing committee")
    SECRETARIES = "secretaries", _("briefing of secretaries")
    OFFICE = "office", _("office")
    GROUP = "group", _("Party group")
    CONGRESS = "congress", _("congress")


class LocalityKind(TextChoices):
    """Places that people live in, apart from cells."""

    HAMLET = "hamlet", _("hamlet (bản)")
    SUBZONE = "subzone", _("sub-zone (tiểu khu)")
    STREET_GROUP = "street_group", _("street group (tổ dân phố)")
