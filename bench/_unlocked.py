"""Settings of a server without the request lock: what `bench pages --unlocked-too` measures beside the program."""

from nennep.config.settings import *  # noqa: F403 - all settings but one
from nennep.config.settings import MIDDLEWARE

TURNS = "nennep.config.middleware.TurnMiddleware"
MIDDLEWARE = [each for each in MIDDLEWARE if each != TURNS]
