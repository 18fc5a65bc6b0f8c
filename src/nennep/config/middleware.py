"""The language of a page (the one that the person chose, else Vietnamese), the policy for its contents, bodies that
read, one request at a time.
"""

import zlib
from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.utils import translation

from nennep.core.request_lock import request_lock

UTF_8 = ("utf-8", "utf8")
GZIP = 31
"""zlib's word for: with the head and tail of gzip."""


class LanguageMiddleware:
    """Sets the language from the cookie alone.

    Django's own would ask the browser first, and the shared PC of a commune's office often has an English one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in self.known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PolicyMiddleware:
    """The content security policy of the settings. It is the same for all answers, so it is put into words once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response


class BodyMiddleware:
    """Bodies: in UTF-8 and nothing else, since Django decodes by whatever a visitor names ("zip" is a codec, too).

    Those that a phone sent packed (Content-Encoding: gzip): its two hours of typing weigh half on a thin line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", UTF_8[0])
        if charset.strip().lower() not in UTF_8:
            return refused("Chỉ nhận chữ viết theo UTF-8. Hãy tải lại trang rồi gửi lại.")
        if request.headers.get("Content-Encoding") == "gzip":
            try:
                request._body = unpacked(request.body)
            except zlib.error as error:
                raise BadRequest("the body is not gzip") from error
            request.META["CONTENT_LENGTH"] = str(len(request.body))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What was sent as the parts of a form where JSON is asked for: looking for the form's token has read it up."""
        if isinstance(exception, RawPostDataException):
            return refused("Ở đây chỉ nhận JSON, không nhận biểu mẫu.")
        return None


def refused(sentence: str) -> HttpResponse:
    """The answer to a body of a kind that is not taken in."""
    return HttpResponse(sentence, status=415, content_type="text/plain; charset=utf-8")


def unpacked(data: bytes) -> bytes:
    """What was packed. Raises zlib.error, and RequestDataTooBig for more than a body may hold (settings)."""
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    unpacking = zlib.decompressobj(GZIP)
    found = unpacking.decompress(data, limit + 1)
    if len(found) > limit:
        raise RequestDataTooBig
    if not unpacking.eof:
        raise zlib.error("cut short")
    return found


class TurnMiddleware:
    """Requests of one process run one after the other (nennep.core.request_lock); static files are served before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with request_lock():
            return self.get_response(request)
