"""The keyword-only arguments of a registered function (an act, a read) as one pydantic type, and reading them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from nennep.core.payload.errors import sentences
from nennep.core.refusals import Invalid


def arguments_type(name: str, function: Callable[..., Any], **more: Any) -> type[BaseModel]:
    """The arguments of `function` after its first; `more` are further fields, each (type, default)."""
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{name}: its arguments are keyword-only, after the first")
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        fields[parameter.name] = (hints[parameter.name], default)
    title = "".join(word.capitalize() for word in name.replace(".", "_").split("_"))
    return create_model(title, __config__=ConfigDict(extra="forbid", frozen=True), **(fields | more))


def understood(arguments: type[BaseModel], sent: Mapping[str, Any], *, code: str) -> BaseModel:
    """What was sent, as the type. Raises Invalid, under `code`, with a sentence for each fault."""
    try:
        return arguments(**sent)
    except ValidationError as error:
        found = sentences(error)
        raise Invalid(
            found[0].sentence,
            code=code,
            field=found[0].field,
            fields=[(each.field, str(each.sentence)) for each in found],
        ) from error
