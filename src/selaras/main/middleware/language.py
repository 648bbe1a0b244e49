"""Pages are Indonesian unless the reader chose another language; the browser's own setting does not decide."""

from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware


class LanguageMiddleware(LocaleMiddleware):
    """Office computers are often set to English although nobody there reads it: only a choice counts."""

    def process_request(self, request: HttpRequest) -> None:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)
