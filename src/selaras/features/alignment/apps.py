from datetime import timedelta
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlignmentConfig(AppConfig):
    name = "selaras.features.alignment"
    label = "alignment"

    def ready(self) -> None:
        from selaras.features.alignment import verbs as own  # noqa: F401
        from selaras.features.alignment.pair_tasks import find_pairs
        from selaras.features.alignment.queries.tally import counts_by_opd
        from selaras.features.alignment.tasks import Coalesced, refresh_findings
        from selaras.features.plan import verbs  # noqa: F401 - fills the registry
        from selaras.features.plan.queries import opd
        from selaras.features.usulan import verbs as usulan_verbs  # noqa: F401
        from selaras.foundation.tahapan import verbs as stage_verbs  # noqa: F401
        from selaras.foundation.ui import nav
        from selaras.foundation.verbs.verb import follow, registry

        nav.register("rencana", _("Ruang rencana"), "layout-dashboard", "alignment:home", 10)
        nav.register(
            "penyelarasan", _("Temuan"), "alert-triangle", "alignment:temuan.list", 10, also=("alignment:temuan",)
        )
        nav.register(
            *("musyawarah", _("Tumpang tindih"), "arrows-join", "alignment:pasangan.desk", 30),
            badge=_waiting,
            also=("alignment:pasangan", "alignment:bobot"),
        )

        opd.counters["temuan"] = counts_by_opd

        look: Any = Coalesced(refresh_findings)
        later: Any = Coalesced(refresh_findings, AFTER_PROPOSALS)
        pairs: Any = Coalesced(find_pairs)
        for name, verb in list(registry.items()):
            if name.startswith(("plan.", "tahapan.stage.", "alignment.pasangan.")) and name not in READS:
                follow(verb, look)
            elif name.startswith("usulan.") and name not in PRIVATE:
                follow(verb, later)
            if name.startswith(WORDED) and name not in (*READS, *PRIVATE):
                follow(verb, pairs)


READS = ("plan.look", "plan.sheet.upload", "plan.sheet.decide", "plan.version.seal")  # change no row of the plan
# Acts that change a text, its place, its money or where it belongs.
WORDED = ("plan.line.", "plan.paket.", "plan.sheet.", "usulan.", "alignment.bobot.")
# Acts on proposals of which no finding speaks.
PRIVATE = (
    "usulan.draft",
    "usulan.support",
    "usulan.note",
    "usulan.contact",
    "usulan.service",
    "usulan.assign",
    "usulan.jawaban.keep",
    "usulan.kamus.set",
    "usulan.sheet.upload",
    "usulan.sheet.decide",
)
AFTER_PROPOSALS = timedelta(seconds=30)  # villages send many within a minute: one look for all of them


def _waiting(request: Any) -> Any:
    """Pairs that this person can answer."""
    from selaras.features.alignment.queries.overlap.listing import mine

    actor = getattr(request, "actor", None)
    return mine(request.siklus, actor) if request.siklus and actor is not None and actor.plans else None
