from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "selaras.features.portal"
    label = "portal"

    def ready(self) -> None:
        from selaras.foundation.ui import nav

        nav.register("keputusan", _("Halaman publik"), "world", "portal:list", 30, also=("portal:",), shown=_publishes)


def _publishes(request: Any) -> bool:
    """The door stands open to Bappeda, who prepares and publishes."""
    actor = getattr(request, "actor", None)
    roles = ("mitra_bappeda", "perencana_bappeda", "kepala_bappeda")
    return actor is not None and request.daerah is not None and actor.has_role(request.daerah.pk, *roles)
