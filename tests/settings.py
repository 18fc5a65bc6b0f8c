"""Settings of the tests: those of the program, in a data folder of their own, with a quick password hasher."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before the real settings are read: a test never sees the operator's own data or settings.
_data = os.environ.get("NENNEP_TEST_DATA") or tempfile.mkdtemp(prefix="nennep-tests-")
if "NENNEP_TEST_DATA" not in os.environ:
    atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["NENNEP_DATA"] = _data

# Playwright's plain API keeps an event loop in the thread of the tests, where Django would refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from nennep.config.settings import *  # noqa: E402, F403
from nennep.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of the live server then have connections of their own, as in the real server.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_data) / "test.sqlite3")}
