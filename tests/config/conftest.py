"""Commands write to the environment, as a process of their own may; here each test gets it back as it was."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def environment_kept() -> Iterator[None]:
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
