"""The sentences of findings (lưu ý): what was found, what would make it right, and by which rule.

A finding is computed by the app that knows the facts, and never stored; here are its words. Data: findings/*.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from string import Formatter

from pydantic import Field

from nennep.rulebook.book import Rule, code_named
from nennep.rulebook.data_files import Data, DataError, files, parse, read

NEVER_WRITTEN = ("vi phạm", "kỷ luật đồng chí", "phê bình đồng chí", "yếu kém")
"""Words that shame; a data file with one of them is refused."""


class Audience(StrEnum):
    """Who can mend it, and so who is shown it."""

    CELL = "cell"
    COMMITTEE = "committee"


class FindingWords(Data):
    """A [[finding]] table: sentences with {values}."""

    code: str
    rule: str = ""
    audience: Audience = Field(alias="for")
    sentence: str
    remedy: str
    afterwards: str = ""  # the remedy once the minutes are locked, where that is another one
    page: str = ""  # name of the address of a meeting where it is made right
    in_room: bool = False  # made right in the meeting room, at the place that the app names
    button: str = ""  # of the page or the place
    closing: bool = False  # looked for only when the minutes are about to be adopted
    on_device: bool = False  # a device in the room works it out itself

    def values(self) -> frozenset[str]:
        """The names of the values that the sentences ask for."""
        texts = (self.sentence, self.remedy, self.afterwards)
        return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding in words. `citation` is empty where no rule is cited; `confirmed` False is never to block."""

    code: str
    sentence: str
    remedy: str
    citation: str
    confirmed: bool
    audience: Audience
    page: str
    button: str

    @property
    def whole(self) -> str:
        """All of it as one paragraph."""
        cited = f" Theo {self.citation}." if self.citation else ""
        return f"{self.sentence} {self.remedy}{cited}"


@cache
def load() -> dict[str, FindingWords]:
    """All findings by code, read and checked. DataError when one cannot be true."""
    found: dict[str, FindingWords] = {}
    for path in files("findings"):
        for table in read(path)["finding"]:
            words = parse(FindingWords, table, path.name)
            if words.code in found:
                raise DataError(f"{path.name}: {words.code} stands there twice")
            if words.rule:
                code_named(words.rule)
            if bool(words.page or words.in_room) != bool(words.button):
                raise DataError(
                    f"{path.name}: {words.code} has a page or place without a button, or a button without them"
                )
            if any(word in words.sentence.lower() for word in NEVER_WRITTEN):
                raise DataError(f"{path.name}: {words.code} shames instead of helping")
            found[words.code] = words
    return found


def finding_text(
    code: str, rule: Rule | None = None, *, afterwards: bool = False, **values: object
) -> FindingText:
    """The finding `code` in words, citing `rule`: that of the day, national or an organisation's own.

    `afterwards`: the minutes are locked, so the remedy is the one that is left then.

    Dates are shown dd/mm/yyyy, rates (floats) as percent. KeyError for an unknown code or a missing value;
    ValueError when the rule is not the one that the finding is judged by.
    """
    words = load()[code]
    if rule is not None and words.rule.split(".")[0] != rule.code.split(".")[0]:
        raise ValueError(f"the finding {code} is judged by {words.rule or 'no rule'}, not by {rule.code}")
    shown = {name: _shown(value) for name, value in values.items()}
    remedy = words.afterwards if afterwards and words.afterwards else words.remedy
    return FindingText(
        code=code,
        sentence=words.sentence.format(**shown),
        remedy=remedy.format(**shown),
        citation=rule.citation.sentence() if rule is not None else "",
        confirmed=rule is not None and rule.citation.is_confirmed,
        audience=words.audience,
        page=words.page,
        button=words.button,
    )


def words_on_device(rules: Mapping[str, Rule]) -> dict[str, dict[str, str]]:
    """The sentences of what a device works out itself, by code; a finding whose rule is not in force is left out."""
    return {
        code: {
            "sentence": each.sentence,
            "remedy": each.remedy,
            "button": each.button,
            "citation": rules[each.rule].citation.sentence() if each.rule else "",
        }
        for code, each in load().items()
        if each.on_device and (not each.rule or _in_force(rules.get(each.rule)))
    }


def _in_force(rule: Rule | None) -> bool:
    return rule is not None and rule.value is not False


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value * 100:.1f}".replace(".0", "").replace(".", ",") + "%"
    return str(value)
