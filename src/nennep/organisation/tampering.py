"""Organisations, their names, places in the tree and bodies, checked against the acts that made them.

So are the lines drawn from the places: rights pass along these, and one line more would open a part of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.core.models import ChainHead
from nennep.organisation.models import Body, Descent, Organisation, OrganisationName, Placement

ACTS = frozenset({"organisation.found_organisation", "organisation.form_body"})


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its act says; and organisations that have no chain any more."""
    organisations, names, placements, bodies = (
        Rows(each) for each in (Organisation, OrganisationName, Placement, Body)
    )
    tree = _Tree()
    for act in acts:
        said = act.payload
        if act.act == "organisation.form_body":
            bodies.made(
                act, said["id"], organisation_id=said["organisation"], kind=said["kind"], name=said["name"]
            )
            continue
        organisations.made(
            act,
            said["id"],
            code=said["code"],
            level=said["level"],
            kind=said["kind"],
            cell_type=said["cell_type"] or "",
            valid_from=said["effective"],
            valid_to=None,
        )
        running = {"organisation_id": said["id"], "valid_from": said["effective"], "valid_to": None}
        names.made(act, act.derive_id("name"), name=said["name"], place=said["place"], **running)
        if said["parent"] is not None:
            placements.made(act, act.derive_id("placement"), parent_id=said["parent"], **running)
        tree.founded(act)
    for rows in (organisations, names, placements, bodies):
        yield from rows.differences(all_by_acts=True)
    yield from tree.differences()
    for row in Organisation.rows.exclude(pk__in=ChainHead.rows.values("organisation_id")).order_by("pk"):
        yield Difference(Organisation._meta.label, row.pk, "without a chain")


Line = tuple[UUID, int, str, str | None]
"""Of a derived line: the ancestor, how many steps above, the first day, the day after the last one."""


class _Tree:
    """The lines that follow from what acts say of who stands under whom."""

    def __init__(self) -> None:
        self._founded: dict[UUID, Stated] = {}
        self._lines: dict[UUID, list[Line] | None] = {}

    def founded(self, act: Stated) -> None:
        self._founded[UUID(act.payload["id"])] = act

    def lines_of(self, organisation: UUID) -> list[Line] | None:
        """The lines from an organisation up, itself first; None where an act of those above cannot be read."""
        if organisation not in self._lines:
            self._lines[organisation] = self._drawn(organisation)
        return self._lines[organisation]

    def _drawn(self, organisation: UUID) -> list[Line] | None:
        act = self._founded.get(organisation)
        if act is None:
            return None
        effective, parent = act.payload["effective"], act.payload["parent"]
        own: Line = (organisation, 0, effective, None)
        if parent is None:
            return [own]
        above = self.lines_of(UUID(parent))
        if above is None:
            return None
        return [
            own,
            *((ancestor, steps + 1, max(since, effective), until) for ancestor, steps, since, until in above),
        ]

    def differences(self) -> Iterator[Difference]:
        """Organisations whose lines are not those, each told once; one that no act founded is told by its own row."""
        found: defaultdict[UUID, list[Line]] = defaultdict(list)
        columns = ("descendant_id", "ancestor_id", "depth", "valid_from", "valid_to")
        for descendant, ancestor, steps, since, until in Descent.rows.values_list(*columns).iterator():
            found[descendant].append((ancestor, steps, since.isoformat(), until and until.isoformat()))
        for organisation, act in self._founded.items():
            lines = self.lines_of(organisation)
            if lines is not None and sorted(lines, key=str) != sorted(found[organisation], key=str):
                yield Difference(Descent._meta.label, organisation, "other", act=act)
