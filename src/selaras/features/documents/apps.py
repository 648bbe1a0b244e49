from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "selaras.features.documents"
    label = "documents"

    def ready(self) -> None:
        from selaras.foundation.ui import nav

        nav.register("keputusan", _("Dokumen"), "file-text", "documents:list", 20, also=("documents:",))
