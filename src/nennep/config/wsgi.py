"""What a server calls: `application` of a WSGI server, `rsgi` of ours."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from nennep.config.serving.gateway import Bounds, Gateway

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nennep.config.settings")

application = get_wsgi_application()
if not settings.KEY_IS_KEPT:
    # a key of this process alone would seal contents that nobody can open afterwards
    raise ImproperlyConfigured(
        "thiếu khóa bí mật; chạy bằng lệnh nennep serve, lệnh ấy làm khóa hoặc nói thiếu gì."
    )
rsgi = Gateway(
    application,
    threads=settings.VALUES["threads"],
    bounds=Bounds(largest=settings.UPLOAD_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
)
