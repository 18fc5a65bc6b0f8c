"""The types that payloads of acts are made of, and how a payload is read."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError, create_model

from nennep.core.payload_errors import sentences
from nennep.core.refusals import Invalid
from nennep.core.text import clean, clean_line


class Part(BaseModel):
    """A part of a payload: frozen, and refusing what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Line = Annotated[str, AfterValidator(clean_line), StringConstraints(max_length=300)]
"""One line of text, cleaned; at most 300 characters."""

RequiredLine = Annotated[str, AfterValidator(clean_line), StringConstraints(min_length=1, max_length=300)]
"""One line of text that may not be empty."""

Prose = Annotated[str, AfterValidator(clean), StringConstraints(max_length=20_000)]
"""Text of several paragraphs; at most 20,000 characters."""


def payload_type_of(name: str, function: Callable[..., None]) -> type[BaseModel]:
    """The payload of an act: the keyword-only arguments of its function, all but the context."""
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{name}: the arguments of an act are keyword-only")
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[parameter.name] = (hints[parameter.name], default)
    title = "".join(word.capitalize() for word in name.replace(".", "_").split("_"))
    return create_model(title, __config__=ConfigDict(extra="forbid", frozen=True), **fields)


def read_payload(payload_type: type[BaseModel], payload: Mapping[str, Any]) -> BaseModel:
    """A JSON-like payload as its type. Raises Invalid, with a sentence for each field that is not in order."""
    try:
        return payload_type(**payload)
    except ValidationError as error:
        found = sentences(error)
        raise Invalid(
            found[0].sentence,
            code="invalid_payload",
            field=found[0].field,
            fields=[(each.field, str(each.sentence)) for each in found],
        ) from error
