from datetime import timedelta
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlignmentConfig(AppConfig):
    name = "selaras.features.alignment"
    label = "alignment"

    def ready(self) -> None:
        from selaras.features.alignment.queries.tally import counts_by_opd
        from selaras.features.plan.queries import opd
        from selaras.features.usulan.queries import alike

        _doors()
        _ways(opd)
        opd.counters["temuan"] = counts_by_opd
        alike.finders.append(_finder)
        _looks()
        _partnerships()


def _doors() -> None:
    """The rooms in the side bar."""
    from selaras.foundation.ui.nav import register

    register("rencana", _("Ruang rencana"), "layout-dashboard", "alignment:home", 10)
    register(
        *("musyawarah", _("Tumpang tindih"), "arrows-join", "alignment:pasangan.desk", 30),
        badge=_waiting,
        also=("alignment:pasangan", "alignment:bobot"),
    )
    register(
        *("musyawarah", _("Kerja bersama"), "users", "alignment:kemitraan.list", 35),
        badge=_asked,
        also=("alignment:kemitraan",),
    )
    register("penyelarasan", _("Temuan"), "alert-triangle", "alignment:temuan.list", 10, also=("alignment:temuan",))
    register("penyelarasan", _("Ajak bicara"), "messages", "alignment:alone.list", 12, also=("alignment:alone",))
    register("penyelarasan", _("Peta sambung"), "link", "alignment:sambung", 14, also=("alignment:sambung",))


def _ways(opd: Any) -> None:
    """Buttons and pieces on pages of the plan that come from here."""
    opd.ways["weave"].append(opd.Way(_("Siapa yang perlu diajak bicara"), "messages", "alignment:alone.list"))
    opd.ways["weave"].append(opd.Way(_("Peta sambung"), "link", "alignment:sambung"))
    opd.while_typing.append("alignment:line.alike")
    opd.ways["opd"].append(opd.Way(_("Ajak bicara"), "messages", "alignment:alone.detail", takes="opd"))


def _looks() -> None:
    """What the machine looks at again after which act."""
    from selaras.features.alignment.pair_tasks import find_pairs
    from selaras.features.alignment.tasks import refresh_findings
    from selaras.features.alignment.verbs import kemitraan
    from selaras.features.plan import verbs  # noqa: F401 - fills the registry
    from selaras.features.usulan import verbs as usulan_verbs  # noqa: F401
    from selaras.foundation.tahapan import verbs as stage_verbs  # noqa: F401
    from selaras.foundation.verbs.coalesced import Coalesced
    from selaras.foundation.verbs.verb import follow, registry

    look: Any = Coalesced(refresh_findings)
    later: Any = Coalesced(refresh_findings, AFTER_PROPOSALS)
    pairs: Any = Coalesced(find_pairs)
    rush: Any = Coalesced(find_pairs, AFTER_SUBMITS)
    for name, verb in list(registry.items()):
        if name.startswith(("plan.", "tahapan.stage.", "alignment.pasangan.")) and name not in READS:
            follow(verb, look)
        elif name.startswith("usulan.") and name not in PRIVATE:
            follow(verb, later)
        if name.startswith(WORDED) and name not in (*READS, *PRIVATE):
            follow(verb, rush if name == "usulan.submit" else pairs)
    follow(kemitraan.SETTLE, look)


def _partnerships() -> None:
    """Who hears of partnerships, and the way to one from a node of the plan."""
    from selaras.features.alignment.kemitraan_tasks import tell_partners
    from selaras.features.alignment.verbs import kemitraan as verbs
    from selaras.features.plan.queries import bridge
    from selaras.foundation.verbs.verb import follow

    bridge.invites["kemitraan"] = bridge.Way(_("Ajak bekerja sama"), "alignment:kemitraan.form")
    for verb in (verbs.PROPOSE, verbs.EDIT, verbs.AGREE, verbs.REFUSE, verbs.CANCEL, verbs.SETTLE):
        follow(verb, tell_partners)


def _finder(*asked: Any) -> Any:
    """The engine's answer to a form that is being filled; it is loaded with the first question, not at the start."""
    from selaras.features.alignment.queries.overlap.typing import finder

    return finder(*asked)


def _waiting(request: Any) -> Any:
    """Pairs that this person can answer."""
    from selaras.features.alignment.queries.overlap.listing import mine

    actor = getattr(request, "actor", None)
    return mine(request.siklus, actor) if request.siklus and actor is not None and actor.plans else None


def _asked(request: Any) -> Any:
    """Shares that wait for this person's OPD."""
    from selaras.features.alignment.queries.kemitraan import waiting

    actor = getattr(request, "actor", None)
    return waiting(request.siklus, actor) if request.siklus and actor is not None and actor.plans else None


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
AFTER_SUBMITS = timedelta(seconds=5)  # the same, for what stands beside a proposal that just came
