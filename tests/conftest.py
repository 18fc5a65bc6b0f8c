"""What every test may use: the frozen clock, both databases, one profile of hypothesis."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "nennep",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("nennep")
