from datetime import timedelta
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlignmentConfig(AppConfig):
    name = "selaras.features.alignment"
    label = "alignment"

    def ready(self) -> None:
        from selaras.features.alignment.queries.tally import counts_by_opd
        from selaras.features.alignment.tasks import refresh_findings
        from selaras.features.plan import verbs  # noqa: F401 - fills the registry
        from selaras.features.plan.queries import opd
        from selaras.features.usulan import verbs as usulan_verbs  # noqa: F401
        from selaras.foundation.tahapan import verbs as stage_verbs  # noqa: F401
        from selaras.foundation.ui import nav
        from selaras.foundation.verbs.coalesced import Coalesced
        from selaras.foundation.verbs.verb import follow, registry

        nav.register("rencana", _("Ruang rencana"), "layout-dashboard", "alignment:home", 10)
        nav.register(
            "penyelarasan", _("Temuan"), "alert-triangle", "alignment:temuan.list", 10, also=("alignment:temuan",)
        )

        nav.register(
            "penyelarasan", _("Ajak bicara"), "messages", "alignment:alone.list", 12, also=("alignment:alone",)
        )
        nav.register("penyelarasan", _("Peta sambung"), "link", "alignment:sambung", 14, also=("alignment:sambung",))
        opd.ways["weave"].append(opd.Way(_("Siapa yang perlu diajak bicara"), "messages", "alignment:alone.list"))
        opd.ways["weave"].append(opd.Way(_("Peta sambung"), "link", "alignment:sambung"))
        opd.ways["opd"].append(opd.Way(_("Ajak bicara"), "messages", "alignment:alone.detail", takes="opd"))
        opd.counters["temuan"] = counts_by_opd

        look: Any = Coalesced(refresh_findings)
        later: Any = Coalesced(refresh_findings, AFTER_PROPOSALS)
        for name, verb in list(registry.items()):
            if name.startswith(("plan.", "tahapan.stage.")) and name not in READS:
                follow(verb, look)
            elif name.startswith("usulan.") and name not in PRIVATE:
                follow(verb, later)


READS = ("plan.look", "plan.sheet.upload", "plan.sheet.decide", "plan.version.seal")  # change no row of the plan
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
