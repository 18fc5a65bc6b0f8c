"""What describes the HTTP door: nennep.api.views.description."""

from __future__ import annotations

from django.test import Client

from nennep.core.acts import all_acts
from nennep.core.reads import all_reads
from tests.access.addresses import signed_in
from tests.factories import Cell


def test_the_description_names_every_act(pa_kim: Cell) -> None:
    described = Client().get("/api/openapi.json").json()
    acts = {path for path, each in described["paths"].items() if "post" in each}
    assert acts == {f"/api/acts/{each.name}" for each in all_acts()}
    assert described["openapi"] == "3.1.0"


def test_the_page_of_acts_shows_every_act(pa_kim: Cell) -> None:
    answer = signed_in(pa_kim.secretary).get("/api/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert [each.name for each in all_acts() if f"/api/acts/{each.name}" not in page] == []


def test_the_description_tells_parameters_and_answer_of_every_read() -> None:
    described = Client().get("/api/openapi.json").json()
    paths = {path: each["get"] for path, each in described["paths"].items() if "get" in each}
    assert set(paths) == {f"/api/reads/{each.name}" for each in all_reads()}
    roll = paths["/api/reads/membership.roll"]
    assert [(each["name"], each["required"]) for each in roll["parameters"]] == [
        ("organisation", True),
        ("as_of", False),
        ("page", False),
        ("size", False),
    ]
    answer = roll["responses"]["200"]["content"]["application/json"]["schema"]
    page = described["components"]["schemas"][answer["$ref"].rpartition("/")[2]]
    assert set(page["properties"]) == {"rows", "page", "next", "total"}


def test_every_name_in_the_description_leads_somewhere() -> None:
    text = Client().get("/api/openapi.json").content.decode()
    schemas = Client().get("/api/openapi.json").json()["components"]["schemas"]
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(schemas)
    assert "#/$defs/" not in text


def test_the_page_for_people_shows_every_read(pa_kim: Cell) -> None:
    page = signed_in(pa_kim.secretary).get("/api/").content.decode()
    assert [each.name for each in all_reads() if f"/api/reads/{each.name}" not in page] == []
