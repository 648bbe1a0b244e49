from datetime import timedelta
from typing import Any

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "selaras.features.search"
    label = "search"

    def ready(self) -> None:
        from selaras.features.search.kinds import CHANGES
        from selaras.features.search.tasks import follow_act
        from selaras.foundation.ui import finder
        from selaras.foundation.verbs.coalesced import Coalesced
        from selaras.foundation.verbs.verb import follow, registry

        finder.open_box("search:index", "search:hints")
        look: Any = Coalesced(follow_act, CROWD)
        for name, verb in list(registry.items()):
            if name.startswith(CHANGES):
                follow(verb, look)


CROWD = timedelta(seconds=1)  # acts of a rush are taken together
