"""Types of documents and their symbols (05-HD/VPTW 2026, domain §4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentType(TextChoices):
    """Thể loại văn bản; the value is the symbol printed after the number."""

    RESOLUTION = "NQ", _("resolution")
    CONCLUSION = "KL", _("conclusion")
    DECISION = "QĐ", _("decision")
    NOTICE = "TB", _("notice")
    REPORT = "BC", _("report")
    PLAN = "KH", _("plan")
    PROGRAMME = "CTr", _("programme")
    PROPOSAL = "TTr", _("proposal")
    LETTER = "CV", _("official letter")
    MINUTES = "BB", _("minutes")
    INVITATION = "GM", _("invitation")


class NumberState(TextChoices):
    """What became of a number of a series."""

    GIVEN = "given", _("given by the program")
    CLAIMED = "claimed", _("already written by hand")
    VOID = "void", _("void")
