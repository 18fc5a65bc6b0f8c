"""What a person declares of a paper's classification when attaching it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Classification(models.TextChoices):
    """Độ mật. Only NORMAL comes in: this program may not hold state secrets."""

    NORMAL = "normal", _("Not a state secret")
    CONFIDENTIAL = "confidential", _("Confidential (mật)")
    SECRET = "secret", _("Secret (tối mật)")
    TOP_SECRET = "top_secret", _("Top secret (tuyệt mật)")


STAMPS = {
    Classification.CONFIDENTIAL: "MẬT",
    Classification.SECRET: "TỐI MẬT",
    Classification.TOP_SECRET: "TUYỆT MẬT",
}
"""The words of the stamps on paper, which are the field's and never translated."""
