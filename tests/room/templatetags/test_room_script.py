"""The room's script in a page: nennep.room.templatetags.room_script."""

import re

import pytest
from django.test import Client

from nennep.room.templatetags.room_script import room_imports
from tests.source.test_script_size import ROOM, with_imports

LINK = re.compile(r'<link rel="modulepreload" href="/static/room/modules/([^"]+)">')


def test_what_the_script_imports_at_once_is_fetched_beside_it_and_nothing_else() -> None:
    imported = with_imports(ROOM.resolve(), set()) - {ROOM.resolve()}
    assert sorted(LINK.findall(room_imports())) == sorted(path.name for path in imported)


@pytest.mark.django_db
@pytest.mark.parametrize("shell", ["/khung/hop/", "/khung/mat-song/"])
def test_the_shells_name_it_before_the_script(client: Client, shell: str) -> None:
    page = client.get(shell).content.decode()
    assert 0 < page.index(room_imports()) < page.index('<script type="module"')
