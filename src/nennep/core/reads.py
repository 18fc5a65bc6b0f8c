"""Reads: what may be asked by name (docs/mechanisms/reads.md).

A read is a typed function over the selector that the screen uses: the actor first, then keyword-only parameters. It
answers with frozen dataclasses, or with a Listing of them. `@read` registers it under a name; the same function is then
`GET /api/reads/<name>`, a page in `docs/reads/`, and what a story expects. It shows what the actor may see and nothing
else: that is the selector's work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, TypeAdapter

from nennep.core.actor import Actor
from nennep.core.pages import DEFAULT_SIZE, Listing, Page, PageNumber, PageSize
from nennep.core.payload.arguments import arguments_type, understood
from nennep.core.refusals import NotFound

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

__all__ = ["Listing", "Page", "Read", "all_reads", "read", "read_named"]

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Read:
    """A registered read. Call it with typed parameters, or `ask` it with parameters as text for JSON."""

    name: str
    label: str | Sentence
    function: Callable[..., Any]
    parameters_type: type[BaseModel]
    answer_type: Any
    in_pages: bool

    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, actor: Actor, /, **parameters: Any) -> Any:
        """The typed answer; of a list, one Page. Raises Refused."""
        asked = understood(self.parameters_type, parameters, code="invalid_parameters")
        values = {name: getattr(asked, name) for name in type(asked).model_fields}
        if not self.in_pages:
            return self.function(actor, **values)
        number, size = values.pop("page"), values.pop("size")
        return self.function(actor, **values).page(number, size)

    def ask(self, actor: Actor, parameters: Mapping[str, Any]) -> Any:
        """The answer as JSON. Raises Refused."""
        return self.adapter.dump_python(self(actor, **parameters), mode="json", warnings="error")

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Serialises the answer, and describes it."""
        return TypeAdapter(self.answer_type)


_registry: dict[str, Read] = {}


def read(name: str, *, label: str | Sentence) -> Callable[[F], F]:
    """Register a function as the read `name` ("app.noun"). `label` is its sentence for people."""

    def register(function: F) -> F:
        if name in _registry:
            raise ValueError(f"the read {name!r} is registered twice")
        answer = get_type_hints(function, include_extras=True)["return"]
        in_pages = get_origin(answer) is Listing
        paging = {"page": (PageNumber, 1), "size": (PageSize, DEFAULT_SIZE)} if in_pages else {}
        _registry[name] = Read(
            name=name,
            label=label,
            function=function,
            parameters_type=arguments_type(name, function, **paging),
            answer_type=Page[get_args(answer)[0]] if in_pages else answer,  # type: ignore[misc]
            in_pages=in_pages,
        )
        return function

    return register


def read_named(name: str) -> Read:
    """The read of that name; raises NotFound."""
    if name not in _registry:
        raise NotFound(_("There is no such read."))
    return _registry[name]


def all_reads() -> list[Read]:
    """Every registered read, by name."""
    return [_registry[name] for name in sorted(_registry)]
