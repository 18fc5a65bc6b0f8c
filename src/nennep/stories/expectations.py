"""What must follow: each expectation of a story becomes a verdict, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nennep.core.reads import all_reads, read_named
from nennep.core.refusals import NotFound, Refused
from nennep.minutes.selectors import revision_for
from nennep.records.models import Record
from nennep.stories.answers import differences
from nennep.stories.mistakes import mistake_in
from nennep.stories.names import Names, close_to
from nennep.stories.payloads import Telling, payload_of
from nennep.stories.steps import EXPECT_DOCUMENT, EXPECT_READ, Fault, Place, Step


@dataclass(frozen=True, slots=True)
class Verdict:
    """One expectation and what is wrong with what came; nothing where it is met."""

    place: Place
    sentence: str
    wrong: str = ""

    @property
    def met(self) -> bool:
        return not self.wrong


def expect(step: Step, told: Telling) -> Verdict:
    """The verdict on one expectation. Raises Fault for one that cannot be understood."""
    if step.what == EXPECT_DOCUMENT:
        return _document(step, told.names)
    if step.what == EXPECT_READ:
        return _read(step, told)
    raise Fault(step.place, f"không biết [[{step.what}]]; có [[{EXPECT_READ}]], [[{EXPECT_DOCUMENT}]]")


def _read(step: Step, told: Telling) -> Verdict:
    """A named read, asked by its reader; `answers` is what must be in the answer."""
    name = step.fields.get("read")
    if not isinstance(name, str):
        raise Fault(step.place.of("read"), f'[[{EXPECT_READ}]] cần tên câu hỏi: read = "membership.roll"')
    try:
        read = read_named(name)
    except NotFound:
        near = close_to(name, [each.name for each in all_reads()])
        raise Fault(
            step.place.of("read"), f"không có câu hỏi nào tên là “{name}”{near}. Xem docs/reads/"
        ) from None
    told.fields = {key: value for key, value in step.fields.items() if key not in ("read", "answers")}
    parameters = payload_of(read.parameters_type, told, what=name)
    actor = told.names.actor(step.by, step.place.of("by"))
    sentence = f"{step.by} hỏi {name}"
    try:
        answer = read.ask(actor, parameters)
    except Refused as refused:
        return _refusal(step, sentence, refused)
    if step.refused:
        return Verdict(
            step.place.of("refused"), f"{sentence}: bị từ chối ({step.refused})", "câu hỏi đã được trả lời"
        )
    wrong = differences(step.fields.get("answers", {}), answer, told.names.known)
    return Verdict(step.place, sentence, "; ".join(wrong))


def _document(step: Step, names: Names) -> Verdict:
    """The newest revision of a meeting's minutes, or of a resolution, as its reader may read it."""
    told = {**{key: value for key, value in step.defaults.items() if key == "of"}, **step.fields}
    _only(step, told, ("of", "contains", "lacks"))
    of = told.get("of")
    if not isinstance(of, str):
        raise Fault(step.place.of("of"), f'[[{EXPECT_DOCUMENT}]] cần of = "…": tên buổi hay nghị quyết')
    contains, lacks = (_words(step, told, key) for key in ("contains", "lacks"))
    about = names.find(of, step.place.of("of"))
    actor = names.actor(step.by, step.place.of("by"))
    sentence = f"{step.by} đọc văn bản của “{of}”"
    record = Record.rows.filter(about_id=about).order_by("id").first()
    if record is None:
        return Verdict(step.place, sentence, "chưa có văn bản nào")
    try:
        document = revision_for(actor, record.pk).document
    except Refused as refused:
        return _refusal(step, sentence, refused)
    if step.refused:
        return Verdict(step.place, f"{sentence}: bị từ chối", "văn bản đã mở được")
    text = "\n".join(_texts(document))
    missing = [f"thiếu “{each}”" for each in contains if each not in text]
    extra = [f"có “{each}”" for each in lacks if each in text]
    return Verdict(step.place, sentence, "; ".join([*missing, *extra]))


def _words(step: Step, told: Mapping[str, Any], key: str) -> list[str]:
    found = told.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
        raise Fault(step.place.of(key), f'{key} là danh sách các chữ: {key} = ["…"]')
    return found


def _refusal(step: Step, sentence: str, refused: Refused) -> Verdict:
    if not step.refused:
        mistake = mistake_in(step, refused)
        if mistake is not None:
            raise mistake from refused
        return Verdict(step.place, sentence, f"bị từ chối ({refused.code}): {refused}")
    wrong = "" if refused.code == step.refused else f"bị từ chối vì {refused.code}, không phải {step.refused}"
    return Verdict(step.place.of("refused"), f"{sentence}: bị từ chối ({step.refused})", wrong)


def _only(step: Step, told: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in told:
        if name not in known:
            raise Fault(step.place.of(name), f"[[{step.what}]] không có mục “{name}”; có: {', '.join(known)}")


def _texts(value: Any) -> Iterator[str]:
    """All texts of a document model in their order; the runs of a paragraph are one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict) and value.get("kind") == "Paragraph":
        yield "".join(run["text"] for run in value["runs"])
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != "kind":
                yield from _texts(each)
