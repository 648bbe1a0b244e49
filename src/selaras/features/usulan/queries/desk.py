"""Reads of proposals: the list, what waits for somebody, one proposal with all that hangs on it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.queries.history import history_of
from selaras.features.plan.queries.keyset import Sort
from selaras.features.usulan.models import Akomodasi, Catatan, Suara, Usulan
from selaras.features.usulan.queries.ladder import ladder
from selaras.features.usulan.verbs import DECIDE, RECOMMEND
from selaras.features.usulan.words import REASON_LABELS, STEPS, Asal, Hasil, Keadaan
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor

SORTS: dict[str, Sort] = {
    "baru": Sort(_("Terbaru dulu"), F("pk"), down=True),
    "-rupiah": Sort(_("Rupiah, terbesar dulu"), Coalesce("anggaran", Value(-1)), down=True),
    "lama": Sort(_("Paling lama menunggu"), Coalesce("tiba_at", "diajukan_at")),
    "judul": Sort(_("Usulan, A ke Z"), Lower("judul")),
}
# Words for the codes that history keeps.
NAMES = (
    {("langkah", kode): step.label for kode, step in STEPS.items()}
    | {("hasil", value): label for value, label in Hasil.choices}
    | {("keadaan", value): label for value, label in Keadaan.choices}
    | {("alasan", code): label for code, label in REASON_LABELS}
)
OLD = 14  # days after which a waiting proposal is marked as long; a promise to proposers, no article


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked a list of proposals for."""

    q: str = ""
    asal: str = ""
    keadaan: str = ""
    hasil: str = ""
    langkah: str = ""
    opd: int | None = None
    kecamatan: str = ""
    saya: bool = False  # only those assigned to me
    urut: str = "baru"

    @classmethod
    def of(cls, sent: Any, urut: str = "baru") -> "Choice":
        """From the address of the page; what it does not know is left out."""
        opd = sent.get("opd", "")
        return cls(
            q=sent.get("q", "").strip()[:200],
            asal=_known(sent.get("asal", ""), Asal.values),
            keadaan=_known(sent.get("keadaan", ""), Keadaan.values),
            hasil=_known(sent.get("hasil", ""), Hasil.values),
            langkah=_known(sent.get("langkah", ""), list(STEPS)),
            opd=int(opd) if opd.isdecimal() and len(opd) < 19 else None,
            kecamatan=sent.get("kecamatan", "")[:13],
            saya=bool(sent.get("saya")),
            urut=_known(sent.get("urut", ""), list(SORTS)) or urut,
        )


def _known(value: str, allowed: list[str]) -> str:
    return value if value in allowed else ""


def proposals(siklus: Siklus) -> QuerySet[Usulan]:
    """Every proposal of a cycle that has been sent; drafts belong to their writers."""
    return Usulan.objects.filter(siklus=siklus, active=True).exclude(keadaan=Keadaan.DRAF)


def chosen(siklus: Siklus, choice: Choice, actor: Actor | None = None) -> QuerySet[Usulan]:
    rows = proposals(siklus).order_by()
    for word in choice.q.split():
        rows = rows.filter(
            Q(kode__icontains=word)
            | Q(judul__icontains=word)
            | Q(alamat__icontains=word)
            | Q(wilayah__nama__icontains=word)
            | Q(pengusul__icontains=word)
        )
    exact = {"asal": choice.asal, "keadaan": choice.keadaan, "hasil": choice.hasil, "opd": choice.opd}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if choice.langkah:
        rows = rows.filter(langkah=choice.langkah, keadaan__in=(Keadaan.BERJALAN, Keadaan.DIKEMBALIKAN))
    if choice.kecamatan:
        rows = rows.filter(Q(wilayah=choice.kecamatan) | Q(wilayah__kode__startswith=f"{choice.kecamatan}."))
    if choice.saya and actor is not None:
        rows = rows.filter(petugas=actor.person_id)
    return rows


def shown(rows: QuerySet[Usulan]) -> QuerySet[Usulan]:
    """With what a list prints beside each row."""
    return rows.select_related("wilayah", "opd")


def opds(siklus: Siklus) -> QuerySet[Opd]:
    """The OPDs that may answer a proposal."""
    return Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False).order_by("nama")


def options(siklus: Siklus) -> dict[str, list[tuple[Any, Any]]]:
    """What the filters offer."""
    return {
        "opd": [(row.pk, row.sebutan) for row in opds(siklus)],
        "kecamatan": list(kecamatan_names(siklus.daerah_id).items()),
        "asal": list(Asal.choices),
        "keadaan": [pair for pair in Keadaan.choices if pair[0] != Keadaan.DRAF],
        "hasil": list(Hasil.choices),
        "langkah": [(kode, step.label) for kode, step in STEPS.items()],
    }


def waiting_for(siklus: Siklus, actor: Actor) -> QuerySet[Usulan]:
    """What this person may answer now: decide, or recommend where nobody has prepared it yet."""
    mine = DECIDE.q(actor) | (RECOMMEND.q(actor) & Q(recommended_by=None))
    return proposals(siklus).filter(mine)


def sums(rows: QuerySet[Usulan]) -> dict[str, Any]:
    """How many, how much money, and how many of them wait too long."""
    old = clock.now() - timedelta(days=OLD)
    return rows.aggregate(n=Count("pk"), rupiah=Sum("anggaran"), lama=Count("pk", filter=Q(tiba_at__lt=old)))


def proposal_of(siklus: Siklus, pk: int) -> Usulan | None:
    rows = Usulan.objects.select_related(
        "siklus__daerah", "wilayah", "opd", "opd_awal", "kamus", "prioritas", "digabung_ke", "sebelumnya"
    )
    return rows.filter(siklus=siklus, pk=pk).first()


def around(usulan: Usulan) -> dict[str, Any]:
    """All that hangs on a proposal, for its page."""
    voices = list(Suara.objects.filter(usulan=usulan).select_related("dari").order_by("tahun", "pk"))
    return {
        "rungs": ladder(usulan),
        "voices": voices,
        "voice_weave": weave(voices),
        "placed": list(Akomodasi.objects.filter(usulan=usulan, active=True).select_related("line__opd").order_by("pk")),
        "notes": list(Catatan.objects.filter(usulan=usulan).order_by("pk")),
        "history": history_of("usulan.usulan", usulan.pk, NAMES),
        "years": chain_of_years(usulan),
    }


def weave(voices: list[Suara]) -> dict[str, Any]:
    """Voices as a small weave: rows are sources, columns are years; a thread runs from the first to the last year."""
    years = sorted({voice.tahun for voice in voices})
    rows = []
    for asal in Asal:
        counts = [sum(voice.asal == asal and voice.tahun == year for voice in voices) for year in years]
        if any(counts):
            has = [n for n, count in enumerate(counts) if count]
            rows.append({"label": asal.label, "counts": counts, "from": has[0], "to": has[-1]})
    return {"years": years, "rows": rows, "sources": len(rows), "voices": len(voices)}


def chain_of_years(usulan: Usulan) -> list[Usulan]:
    """The same wish in earlier years, newest first, as far as somebody linked it."""
    found: list[Usulan] = []
    row = usulan.sebelumnya
    while row is not None and len(found) < 10 and row.pk not in {one.pk for one in found}:
        found.append(row)
        row = Usulan.objects.select_related("siklus", "sebelumnya").get(pk=row.pk).sebelumnya
    return found


def alike(usulan: Usulan) -> QuerySet[Usulan]:
    """Other proposals of the same cycle and place that a merge may join; the same village first."""
    rows = proposals(usulan.siklus).exclude(pk=usulan.pk).exclude(hasil=Hasil.DIGABUNG)
    place = usulan.wilayah_id or ""
    near = Q(wilayah=place) | Q(wilayah__kode__startswith=place.rpartition(".")[0] + ".") if place else Q()
    return rows.filter(near).select_related("wilayah").order_by("-wilayah_id", "pk")
