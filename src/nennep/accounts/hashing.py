"""The one hasher of passwords, with parameters that nobody else chooses."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class FixedArgon2(Argon2PasswordHasher):
    """Argon2 as Django sets it. A hash that asks for more is never worked out: one of 1 GiB stopped everybody."""

    def verify(self, password: str, encoded: str) -> bool:
        """Whether the password is the hash's; False for a hash of greater cost than ours."""
        asked = self.decode(encoded)
        ours = {each: getattr(self, each) for each in ("memory_cost", "time_cost", "parallelism")}
        if any(asked[each] > most for each, most in ours.items()):
            return False
        return super().verify(password, encoded)
