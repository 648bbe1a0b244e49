"""Every address of Selaras. ``/<daerah>/<tahun>/…`` is a room; what a room holds, its feature says."""

from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from selaras.main import health, screens
from selaras.main.middleware.trouble import server_error


class DaerahConverter:
    """The code of a province or a regency in an address: 12 or 12.07."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TahunConverter:
    """A year in an address: 2022."""

    regex = r"20[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(DaerahConverter, "daerah")
register_converter(TahunConverter, "tahun")

room = [  # what lies under /<daerah>/<tahun>/
    path("", include("selaras.features.alignment.urls")),
    path("", include("selaras.features.plan.urls")),
    path("", include("selaras.features.usulan.urls")),
    path("", include("selaras.features.documents.urls")),
    path("", include("selaras.features.portal.urls.room")),
    path("", include("selaras.features.exchange.urls")),
    path("", include("selaras.features.office.urls")),
    path("", include("selaras.features.search.urls")),
    path("", include("selaras.foundation.notices.urls")),
    path("", include("selaras.foundation.live.urls")),
]

urlpatterns = [
    path("", screens.home, name="home"),
    path("favicon.ico", RedirectView.as_view(url="/static/ui/selaras.svg", permanent=True)),
    path("healthz", health.healthz, name="healthz"),
    path("lanjut/", screens.resume, name="continue"),
    path("u/", include("selaras.features.portal.urls.track")),
    path("publik/<daerah:pemda>/<tahun:tahun>/", include("selaras.features.portal.urls.pages")),
    path("api/1/", include("selaras.main.api")),
    path("bahasa/", include("django.conf.urls.i18n")),
    path("masuk/", include("selaras.main.sign_in_urls")),
    path("<daerah:daerah>/<tahun:tahun>/", include(room)),
]
handler500 = server_error
