"""Devices make themselves known; what a device gave out to a file is review at and taken in."""

from __future__ import annotations

import json
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nennep.accounts.requests import ActorRequest, is_meant
from nennep.accounts.sessions import asks_by_itself
from nennep.core.refusals import Invalid, Refused
from nennep.sync.device_file.values import WRONG_SHAPE, moment, whole
from nennep.sync.enums import Outcome
from nennep.sync.file_review import FileReview
from nennep.sync.forms import CHAIR, DeviceFileForm, LeaveOutForm, WriteOffForm
from nennep.sync.importing import NotSettled, keep_file, preview, take_in
from nennep.sync.reads import WaitingDevice, waiting_devices
from nennep.sync.registering import Registered
from nennep.sync.registering import register as register_device
from nennep.sync.selectors import devices_of, devices_with_waiting_work, files_of
from nennep.sync.silent import SilentDevice, silent_devices
from nennep.sync.telling import tell_waiting
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb

MOST_SHOWN = 200
"""How many phones a page shows."""


@never_cache
@require_POST
def register(request: HttpRequest) -> HttpResponse:
    """A device makes itself known: `{"device", "key_digest", "label"}`; the same again is answered the same."""
    if not request.user.is_authenticated or not is_meant(request):
        return _refusal(Refused(_("Please sign in first."), code="not_signed_in"), 401)
    try:
        found = _registered(cast(ActorRequest, request))
    except Refused as refused:
        return _refusal(refused, refused.status)
    return JsonResponse({"device": str(found.device), "registered_at": found.registered_at.isoformat()})


@never_cache
@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """A device tells how much waits on it: `{"device", "waiting", "since"}`; counts and times, nothing else."""
    asks_by_itself(request)
    if not request.user.is_authenticated or not is_meant(request):
        return _refusal(Refused(_("Please sign in first."), code="not_signed_in"), 401)
    try:
        said = _said(request)
        told = tell_waiting(cast(ActorRequest, request).actor, **said)
    except Refused as refused:
        return _refusal(refused, refused.status)
    return JsonResponse({"waiting": told})


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def waiting(request: ActorRequest) -> HttpResponse:
    """Phones of one's own tree that told of work not sent yet, and those that were not heard since a meeting.

    `?may=<device>` asks why that one can send no more, and records it.
    """
    devices = waiting_devices(devices_with_waiting_work(request.actor)[:MOST_SHOWN])
    silent = silent_devices(request.actor)[:MOST_SHOWN]
    every: list[WaitingDevice | SilentDevice] = [*devices, *silent]
    chosen = next((each for each in every if str(each.id) == request.GET.get("may")), None)
    if chosen is not None:
        form = WriteOffForm(request.POST or None, fixed={"phone": chosen.id})
        said = _(
            "Recorded; the owner and the cell are told. If the phone is heard again, it stands here again."
        )
        done = performed(request, form, said, "sync:waiting")
        return done or form_page(request, "sync/write_off.html", {"form": form, "chosen": chosen}, form)
    return render(request, "sync/waiting.html", {"devices": devices, "silent": silent})


@never_cache
@require_GET
@login_required
def devices(request: ActorRequest) -> HttpResponse:
    """The devices on which one's login keeps work before the server has it."""
    return render(request, "sync/devices.html", {"devices": devices_of(request.actor)})


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def files(request: ActorRequest) -> HttpResponse:
    """Choose a file that a phone gave out; below, the files that one brought before."""
    form = DeviceFileForm(request.POST, request.FILES) if request.method == "POST" else DeviceFileForm()
    if form.is_valid():
        try:
            return redirect("sync:file", keep_file(request.actor, form.cleaned_data["file"]))
        except Refused as refused:
            form.add_error("file", str(refused))
    brought = files_of(request.actor)[:20]
    return render(
        request, "sync/files.html", {"form": form, "brought": brought}, status=422 if form.errors else 200
    )


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def file(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What a file holds and what taking it in would do; the confirmation takes it in, whole or not at all."""
    refused, chairs = "", _chairs(request)
    if request.method == "POST":
        left_out = frozenset(request.POST.getlist("left_out"))
        try:
            done = take_in(request.actor, file_id, left_out=left_out, chairs=chairs)
        except NotSettled as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _what_was_done(done))
            return redirect("sync:file", file_id)
    review = preview(request.actor, file_id, chairs=chairs)
    form = _leave_out(request, review, refused)
    crumbs = [Crumb(_("Files from phones"), "/nhap-tep/"), Crumb(review.owner)]
    return render(
        request,
        "sync/file.html",
        {"it": review, "form": form, "crumbs": crumbs},
        status=409 if form.errors else 200,
    )


def _chairs(request: HttpRequest) -> dict[str, str]:
    """Who had the chair, by the row that opens a meeting with somebody who is not on its roll."""
    said = request.POST
    return {name.removeprefix(CHAIR): said.get(name, "") for name in said if name.startswith(CHAIR)}


def _leave_out(request: HttpRequest, review: FileReview, refused: str) -> LeaveOutForm:
    """The rows that somebody must decide about; what was marked stays marked, beside why nothing was taken in."""
    still = [each for each in review.told if each.is_open]
    form = LeaveOutForm(
        request.POST if refused else None,
        choices=[
            (each.id, " · ".join(part for part in (each.sentence.what, each.sentence.when) if part))
            for each in still
        ],
        notes={each.id: each.line.reason for each in still},
        marked=[each.id for each in still if each.is_left],
        chairs={each.id: each.line.chairs for each in review.told if each.line.chairs},
        unless=refused,
    )
    if refused and form.is_valid():
        form.add_error("left_out", refused)
    return form


def _what_was_done(review: FileReview) -> str:
    if review.count(Outcome.LEFT_OUT) and not review.new:
        return _("What is left out was noted.")
    if not review.new:
        return _("The server has everything of this file.")
    return ngettext(
        "%(count)s row was taken in. The phone will be told so when it comes back.",
        "%(count)s rows were taken in. The phone will be told so when it comes back.",
        review.new,
    ) % {"count": review.new}


def _said(request: HttpRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.body)
        since = said["since"]
        return {
            "device": UUID(said["device"]),
            "waiting": whole(said["waiting"]),
            "since": None if since is None else moment(since),
        }
    except (*WRONG_SHAPE, RecursionError) as error:
        raise _unreadable() from error


def _unreadable() -> Invalid:
    return Invalid(_("The program did not understand what was sent. Reload the page."), code="unreadable")


def _registered(request: ActorRequest) -> Registered:
    try:
        said = json.loads(request.body)
        device = UUID(said["device"])
        digest, label = str(said["key_digest"]), str(said.get("label", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unreadable() from error
    return register_device(request.actor, device=device, key_digest=digest, label=label)


def _refusal(refused: Refused, status: int) -> JsonResponse:
    return JsonResponse({"code": refused.code, "message": str(refused)}, status=status)
