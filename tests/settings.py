"""Settings of the tests: those of the program, in a data folder of their own, with a quick password hasher."""

import atexit
import os
import shutil
import tempfile

# Before the real settings are read: a test never sees the operator's own data or settings.
# One folder a run: the workers of pytest-xdist get its name from the process that starts them.
if "NENNEP_TEST_DATA" not in os.environ:
    os.environ["NENNEP_TEST_DATA"] = tempfile.mkdtemp(prefix="nennep-tests-")
    atexit.register(shutil.rmtree, os.environ["NENNEP_TEST_DATA"], ignore_errors=True)
os.environ["NENNEP_DATA"] = os.environ["NENNEP_TEST_DATA"]

# Playwright's plain API keeps an event loop in the thread of the tests, where Django would refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from nennep.config.settings import *  # noqa: F403

SECRET_KEY = "of the tests"  # one for all workers, who read what one of them entered (running/databases.py)
KEY_IS_KEPT = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
MIDDLEWARE = ["tests.running.moved.dated", *MIDDLEWARE]  # noqa: F405 - the program's own
