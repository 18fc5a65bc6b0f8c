"""Duties given by name, beside positions."""

from __future__ import annotations

from django.db import models

from nennep.core.models import Ended
from nennep.membership.models import Person
from nennep.organisation.models import Organisation


class Charge(Ended):
    """Phụ trách chi bộ: a committee member or official in charge of one cell during a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, db_index=True)  # until then it lets read, not hear
