"""Logins. Their devices: nennep.sync."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from nennep.core import clock
from nennep.core.database.composed import ByKey
from nennep.core.ids import new_id
from nennep.core.models import Entity, Unscoped


class UserManager(BaseUserManager["User"]):
    """Finds and makes logins; the command line makes the first one."""

    def get(self, *args: Any, **asked: Any) -> User:
        """Django's; by the key alone, as every request asks for its user, by a statement composed once."""
        if args or set(asked) != {"pk"}:
            return super().get(*args, **asked)
        found = _BY_KEY.first(asked["pk"])
        if found is None:
            raise User.DoesNotExist
        return found

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """Make a login; without a password nobody can sign in with it yet."""
        fields.setdefault("confirmed_at", clock.now())
        user = self.model(id=fields.pop("id", None) or new_id(), username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login (tài khoản). What its holder may do comes from the positions of the person, never from here.

    `person_id` names a row of the app `membership`, which stands higher; hence a bare id. Until a leader knows
    the login to be in its owner's hands (`confirmed_at`), it neither hears, chairs nor decides (authority.GUARDED).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    username = models.CharField(max_length=150, unique=True)
    person_id = models.UUIDField(null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    confirmed_at = models.DateTimeField(null=True, db_index=True)
    given_by = models.UUIDField(null=True)
    """Who of an office gave it, or the code by which its password was set last: they do not confirm it."""
    last_login = None  # a login leaves a trace instead of changing a row

    USERNAME_FIELD = "username"
    rows: ClassVar[Any] = UserManager()
    objects: ClassVar[Any] = UserManager()  # Django's own login asks for `objects`

    class Meta:
        default_manager_name = "rows"


_BY_KEY: ByKey[User] = ByKey(User.rows.all)


class LoginCode(Entity):
    """Mã một lần: by it the holder of a login sets a password. Its digits are worked out (codes.py), not kept."""

    not_told = "used and ended without an act; who gave it is held (authority.tampering)"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="codes")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    """The person of an office; None for the operator."""


class WrongTry(models.Model):
    """A try to sign in that was not right, or is under way; kept for a day (tries.py)."""

    id = models.BigAutoField(primary_key=True)
    bucket = models.CharField(max_length=64)  # a keyed digest of a login name, a device or an address
    at = models.DateTimeField(db_index=True)

    rows: ClassVar[Any] = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"
        indexes: ClassVar[list[Any]] = [models.Index(fields=["bucket", "at"], name="accounts_try_of")]
