from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "selaras.features.office"
    label = "office"

    def ready(self) -> None:
        from selaras.features.office import verbs
        from selaras.foundation.people.verbs import TOKEN_READ
        from selaras.foundation.ui import nav

        nav.register(
            "kelola",
            _("Tahapan"),
            "calendar",
            "office:stage.list",
            10,
            also=("office:stage", "office:cycle"),
            shown=lambda request: getattr(request, "actor", None) is not None and request.actor.plans,
        )
        nav.register(
            "kelola",
            _("Orang dan hak"),
            "users",
            "office:people.list",
            20,
            also=("office:people",),
            shown=lambda request: _may(request, verbs.PEOPLE_READ),
        )
        nav.register(
            "kelola",
            _("Jejak"),
            "history",
            "office:log.list",
            30,
            also=("office:log",),
            shown=lambda request: _may(request, verbs.LOG_READ),
        )
        nav.register(
            "kelola",
            _("Kunci API"),
            "key",
            "office:token.list",
            40,
            also=("office:token",),
            shown=lambda request: _may(request, TOKEN_READ),
        )


def _may(request: Any, verb: Any) -> bool:
    actor, daerah = getattr(request, "actor", None), getattr(request, "daerah", None)
    return actor is not None and daerah is not None and verb.allows(actor, daerah)
