"""Findings as they are noted down: in the rulebook's words, with the rule of the day that they are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from nennep.rulebook.book import Rule
from nennep.rulebook.finding_texts import FindingText, finding_text
from nennep.rulebook.finding_texts import load as finding_words
from nennep.rulebook.selectors import rules_for


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `about` tells it from others of its code: of which meeting, month or thing it speaks.

    `reason` is there once somebody explained it; `place` is where in the meeting room it is made right, or "".
    """

    code: str
    text: FindingText
    organisation_id: UUID
    meeting_id: UUID | None = None
    about: str = ""
    reason: str = ""
    place: str = ""


def finding_rules(organisation_id: UUID, on: date) -> dict[str, Rule]:
    """The rules of a day by which an organisation's findings are judged, by code."""
    codes = {each.rule for each in finding_words().values() if each.rule}
    return rules_for(sorted(codes), organisation_id, on)


class FindingList:
    """Collects findings in words, each with the rule of the day; a rule that nobody set finds nothing.

    `closing`: the minutes are about to be adopted, so what is still open is looked for too. `locked`: they are adopted.
    """

    def __init__(
        self,
        organisation_id: UUID,
        on: date,
        meeting_id: UUID | None = None,
        *,
        closing: bool = False,
        locked: bool = False,
        rules: dict[str, Rule] | None = None,
    ) -> None:
        self.rules = finding_rules(organisation_id, on) if rules is None else rules
        self.organisation_id = organisation_id
        self.meeting_id = meeting_id
        self.closing, self.locked = closing, locked
        self.all: list[Finding] = []

    def number(self, code: str) -> float | None:
        """The value of a rule that has a number, or None where nobody set one."""
        rule = self.rules.get(code)
        return None if rule is None else rule.number

    def add(self, code: str, about: object = "", *, place: str = "", **values: object) -> None:
        """Write a finding down; nothing where its rule is not in force that day, or it is not asked about now."""
        words = finding_words()[code]
        if words.closing and not self.closing:
            return
        rule = self.rules.get(words.rule) if words.rule else None
        if words.rule and (rule is None or rule.value is False):
            return
        key = "/".join(str(each) for each in (self.meeting_id, about) if each)
        text = finding_text(code, rule, afterwards=self.locked, **values)
        self.all.append(Finding(code, text, self.organisation_id, self.meeting_id, key, place=place))


class BringsFindings(Protocol):
    """What an app's findings.py has under the name `findings`: adds what it knows of an organisation on a day."""

    def __call__(self, found: FindingList, today: date) -> None: ...
