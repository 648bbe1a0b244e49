from typing import Any

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "selaras.features.search"
    label = "search"

    def ready(self) -> None:
        from selaras.features.alignment.tasks import Coalesced
        from selaras.features.search.tasks import follow_act
        from selaras.foundation.ui import finder
        from selaras.foundation.verbs.verb import follow, registry

        finder.open_box("search:index", "search:hints")
        look: Any = Coalesced(follow_act)
        for name, verb in list(registry.items()):
            if name.startswith(CHANGES):
                follow(verb, look)


# Acts after which something may be found otherwise. What is missed is read with the next of them, at the latest daily.
CHANGES = (
    "plan.simpul.",
    "plan.line.",
    "plan.paket.",
    "plan.sheet.apply",
    "plan.sheet.undo",
    "usulan.submit",
    "usulan.edit",
    "usulan.withdraw",
    "usulan.recommend",
    "usulan.decide",
    "usulan.redirect",
    "usulan.close",
    "usulan.merge",
    "usulan.split",
    "usulan.sheet.apply",
    "usulan.sheet.undo",
)
