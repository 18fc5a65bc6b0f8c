"""What a WSGI server calls."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nennep.config.settings")

application = get_wsgi_application()
if not settings.KEY_IS_KEPT:
    # a key of this process alone would seal contents that nobody can open afterwards
    raise ImproperlyConfigured(
        "thiếu khóa bí mật; chạy bằng lệnh nennep serve, lệnh ấy làm khóa hoặc nói thiếu gì."
    )
