"""The description of the HTTP door: for programs, and as a page for people."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.api.openapi import describe
from nennep.core.acts import all_acts
from nennep.core.reads import all_reads


@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of all acts and reads for programs."""
    return JsonResponse(describe(), json_dumps_params={"ensure_ascii": False})


@require_GET
def browse(request: HttpRequest) -> HttpResponse:
    """The same for people: every act with its payload and right, every read with its parameters, as a page."""
    description = describe()
    acts = [
        {
            "act": act,
            "purpose": (act.function.__doc__ or "").strip(),
            "schema": _pretty(act.payload_type.model_json_schema()),
        }
        for act in all_acts()
    ]
    reads = [
        {
            "read": read,
            "purpose": (read.function.__doc__ or "").strip(),
            "schema": _pretty(read.parameters_type.model_json_schema()),
            "answer": _pretty(read.adapter.json_schema(mode="serialization")),
        }
        for read in all_reads()
    ]
    context = {"acts": acts, "reads": reads, "info": description["info"]}
    return render(request, "api/browse.html", context)


def _pretty(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2)
