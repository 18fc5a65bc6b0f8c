"""The rule in force for one organisation on a day: its own or a superior's value first, else the national one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from nennep.core.actor import Actor
from nennep.organisation.selectors import ancestors_of, name_on, organisation_for
from nennep.rulebook.book import Citation, Rule, code_named, load, rule_on
from nennep.rulebook.enums import Confidence
from nennep.rulebook.models import OwnRule
from nennep.rulebook.scoring_schemes import ScoringScheme, scheme_named, scoring_scheme_for


def rule_for(code: str, organisation_id: UUID, on: date) -> Rule | None:
    """The rule of `code` for the organisation on the day, or None. KeyError for an unknown code."""
    return rules_for([code], organisation_id, on).get(code)


def rules_for(codes: Iterable[str], organisation_id: UUID, on: date) -> dict[str, Rule]:
    """Several rules at once, in two queries whatever their number (one more names who set one).

    A code without a value is left out. The value set nearest wins: the organisation's own, then its
    superior's, upward, then the national one.
    """
    wanted = list(codes)
    chain = ancestors_of(organisation_id, on) or [organisation_id]
    nearest: dict[str, OwnRule] = {}
    for own in sorted(_own(chain, wanted, on), key=lambda each: chain.index(each.organisation_id)):
        nearest.setdefault(own.code, own)
    found: dict[str, Rule] = {}
    for code in wanted:
        rule = _as_rule(nearest[code], on) if code in nearest else rule_on(code, on)
        if rule is not None:
            found[code] = rule
    return found


def rules_seen_by(actor: Actor, organisation_id: UUID, on: date) -> list[Rule]:
    """All rules for an organisation that exists for the actor, in the order of the codes. Raises NotFound."""
    organisation_for(actor, organisation_id)
    return list(rules_for(load().codes, organisation_id, on).values())


def scoring_scheme_of(organisation_id: UUID, on: date) -> ScoringScheme | None:
    """The scheme that the organisation or one above it chose ("score.scheme"), else the national one of the day."""
    chosen = rule_for("score.scheme", organisation_id, on)
    return scheme_named(str(chosen.value)) if chosen else scoring_scheme_for(on)


def _own(chain: list[UUID], codes: list[str], on: date) -> list[OwnRule]:
    return list(OwnRule.rows.as_of(on).filter(organisation_id__in=chain, code__in=codes))


def _as_rule(own: OwnRule, on: date) -> Rule:
    code = code_named(own.code)
    issuer = name_on(own.organisation_id, on)
    return Rule(
        code=own.code,
        label=code.label,
        value=own.value,
        kind=code.kind,
        unit=code.unit,
        citation=Citation(
            document=own.document,
            issuer=issuer,
            date=None,
            article="",
            confidence=Confidence.CONFIRMED,
            source=issuer,
        ),
        effective_from=own.valid_from,
        effective_to=own.valid_to,
        place=issuer,
        own=True,
    )
