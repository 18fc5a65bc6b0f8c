"""A form whose cleaned data is the payload of one act, and the few steps from a press to a recorded act.

A view makes the form and answers `performed(…) or form_page(…)`: the next page with a message when the act was done,
else the same form again; what was entered stays, and the refusal stands beside its field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from pydantic_core import to_jsonable_python

from nennep.core.actor import Actor
from nennep.core.acts import Act, Done, Envelope
from nennep.core.refusals import NoRoom, NotFound, Refused, Way
from nennep.ui.fields import NewIdField


class ActForm(forms.Form):
    """A form of one act. Its fields are named as the act's payload; `fixed` holds what the address says.

    `key` is the act's id, drawn with the form: a form sent twice is one act. Empty fields are left to the
    act's defaults. A form whose fields are not the payload's own overrides `payload`.
    """

    act: ClassVar[Act[Any]]
    refused_with = 422
    """The status of the page on which a refusal stands."""
    way: Way | None = None
    """Where what a refusal asks for is done, when that is another page."""

    key = NewIdField()

    def __init__(self, *args: Any, fixed: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fixed = dict(fixed or {})

    def payload(self) -> dict[str, Any]:
        """What the act is asked with; only after `is_valid`."""
        entered = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return self.fixed | {name: value for name, value in entered.items() if not _is_empty(value)}

    def perform(self, actor: Actor) -> Done | None:
        """Do the act; None, with the errors written on the form, when it was refused or does not read.

        Raises NotFound, which is a page of its own.
        """
        if not self.is_valid():
            return None
        try:
            return self.act.perform(
                actor,
                payload=to_jsonable_python(self.payload()),
                envelope=Envelope(key=self.cleaned_data["key"]),
            )
        except NotFound:
            raise
        except Refused as refused:
            if isinstance(refused, NoRoom):
                self.refused_with = refused.status
            self.way = refused.way
            for field, sentence in refused.fields or [(refused.field or "", str(refused))]:
                self.add_error(self._field_of(field), sentence)
            return None

    def _field_of(self, name: str) -> str | None:
        """The form's field that a refusal is about: "meetings.2.theme" is the field "meetings" if there is one."""
        known = [part for part in (name, name.partition(".")[0]) if part in self.fields]
        return known[0] if known else None


class ActingRequest(HttpRequest):
    """A request that knows who asks (accounts' middleware)."""

    actor: Actor


AfterAct = str | Callable[[Done], str]
"""A text, or what makes it of the act that was done."""


def performed(
    request: ActingRequest, form: ActForm, said: AfterAct, to: AfterAct, *args: Any
) -> HttpResponse | None:
    """The way on after the form's act: the message `said` and the page `to` (an address or its name).

    None for a GET, and when the act was refused: then the form is drawn, by `form_page`.
    """
    if request.method != "POST":
        return None
    done = form.perform(request.actor)
    if done is None:
        return None
    message = said if isinstance(said, str) else said(done)
    if message:
        messages.success(request, message)
    return redirect(to if isinstance(to, str) else to(done), *args)


def form_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], form: forms.BaseForm | None
) -> HttpResponse:
    """The page of a form: 422 when what was sent was refused, 507 on a full disk, else 200; what was typed stays."""
    refused = form is not None and form.is_bound
    status = getattr(form, "refused_with", 422) if refused else 200
    return render(request, template, dict(context), status=status)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [])
