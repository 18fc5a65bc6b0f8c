"""The program's settings where its clock is moved (tests/moved_clock): its answers bear that time, too."""

from nennep.config.settings import *  # noqa: F403

MIDDLEWARE = ["tests.running.moved.dated", *MIDDLEWARE]  # noqa: F405 - the program's own
