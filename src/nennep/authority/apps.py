"""Authority: positions, duties and memberships give rights over a part of the tree on a date."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """Answers `core.authorise`, the one question that low apps ask upwards."""

    name = "nennep.authority"

    def ready(self) -> None:
        from nennep.authority.selectors import (  # noqa: PLC0415  (models are ready only now)
            access_as_known,
            access_of,
        )
        from nennep.core.authorise import fill_authority  # noqa: PLC0415

        fill_authority(access_of, access_as_known)
