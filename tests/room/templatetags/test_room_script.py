"""The room's script in a page: nennep.room.templatetags.room_script."""

import re

import pytest
from django.test import Client

from nennep.room.templatetags.room_script import pin_imports, room_imports
from tests.source.test_script_size import ROOM, with_imports

LINK = re.compile(r'<link rel="modulepreload" href="/static/room/modules/([^"]+)">')


def test_what_the_script_imports_at_once_is_fetched_beside_it_and_nothing_else() -> None:
    imported = with_imports(ROOM.resolve(), set()) - {ROOM.resolve()}
    assert sorted(LINK.findall(room_imports())) == sorted(path.name for path in imported)


@pytest.mark.django_db
@pytest.mark.parametrize("shell", ["/khung/hop/", "/khung/mat-song/"])
def test_the_shells_name_it_and_what_asks_for_the_pin_before_the_script(client: Client, shell: str) -> None:
    page = client.get(shell).content.decode()
    assert 0 < page.index(room_imports()) < page.index(pin_imports()) < page.index('<script type="module"')


def test_the_shells_name_what_asks_for_the_pin_in_two_files() -> None:
    """Each file more is a question more, before the first screen of a page that was opened without the server."""
    at_once = with_imports(ROOM.resolve(), set())
    (pin,) = ROOM.parent.glob("modules/pin-*.js")
    wanted = with_imports(pin.resolve(), set()) - at_once
    assert sorted(LINK.findall(pin_imports())) == sorted(path.name for path in wanted)
    assert len(wanted) == 2


def test_the_store_is_opened_before_the_rest_of_the_script_is_run() -> None:
    """The browser reads it from the disk while Yjs and the screens are run."""
    (core,) = with_imports(ROOM.resolve(), set()) - {ROOM.resolve()}
    text = core.read_text(encoding="utf-8")
    assert 0 < text.index("meta[name=nennep-user]") < text.index("Yjs was already imported")
