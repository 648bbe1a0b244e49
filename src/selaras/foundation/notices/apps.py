from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "selaras.foundation.notices"
    label = "notices"

    def ready(self) -> None:
        from selaras.foundation.ui import nav

        nav.register(
            "penyelarasan",
            _("Pemberitahuan"),
            "bell",
            "notices:list",
            40,
            badge=_unread,
            also=("notices:",),
            fresh="notices:count",
        )


def _unread(request: Any) -> Any:
    """What this person has not read in this daerah."""
    from selaras.foundation.notices.queries import unread

    user = getattr(request, "user", None)
    return unread(user.pk, request.daerah.pk) if user is not None and user.is_authenticated and request.daerah else None
