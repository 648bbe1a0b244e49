from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "selaras.features.exchange"
    label = "exchange"

    def ready(self) -> None:
        from selaras.foundation.ui import nav

        nav.register("musyawarah", _("Pertukaran SIPD"), "file-spreadsheet", "exchange:sipd", 70, also=("exchange:",))
