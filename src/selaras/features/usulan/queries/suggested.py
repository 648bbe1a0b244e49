"""What proposals teach suggestions, and what is suggested for one: OPD, sub kegiatan, line, prioritas, catalogue entry."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q

from selaras.features.plan.queries.suggested.agency import Belonging, Home, belonging, homes
from selaras.features.plan.queries.suggested.remembered import MOST, Accepted, aim_key
from selaras.features.usulan.models import Akomodasi, KamusUsulan, Usulan
from selaras.features.usulan.queries.alike import LEAST_LETTERS, any_word, near, words_of
from selaras.features.usulan.words import Hasil, Keadaan
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry

# Outcomes that say that the OPD which answered was the right one: it took the proposal, or keeps it for next year.
TOOK = (Hasil.DITERIMA, Hasil.DITERIMA_SEBAGIAN, Hasil.DITUNDA)
KAMUS = 2  # entries of the catalogue shown


@dataclass(frozen=True, slots=True)
class Offer:
    """What is shown beside a proposal that is being written or answered."""

    found: Belonging = field(default_factory=Belonging)
    kamus: list[KamusUsulan] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.found.waiting or self.found.agencies or self.kamus or self.found.codes)


def key_of(pk: int) -> str:
    return f"usulan.usulan:{pk}"


def accepted(daerah_id: str) -> Iterable[Accepted]:
    """Proposals placed in lines, and those whose OPD somebody decided: the last one counts, the first does not."""
    placed = Akomodasi.objects.filter(daerah_id=daerah_id, active=True).order_by("-pk")
    inside = set()
    for pk, judul, kode, opd in placed.values_list(
        "usulan_id", "usulan__judul", "line__nomenklatur__kode", "line__opd_id"
    )[:MOST]:
        inside.add(pk)
        yield Accepted(judul, key=key_of(pk), kode=kode or "", opd=opd)
    rows = Usulan.objects.filter(daerah_id=daerah_id, active=True).exclude(keadaan=Keadaan.DRAF).order_by("-pk")
    moved = Q(opd_awal__isnull=False) & ~Q(opd_awal=F("opd"))
    decided = rows.filter(Q(hasil__in=TOOK) | moved | Q(pk__in=_redirected(daerah_id)), opd__isnull=False)
    for pk, judul, opd in decided.values_list("pk", "judul", "opd_id")[:MOST]:
        if pk not in inside:
            yield Accepted(judul, key=key_of(pk), opd=opd)
    served = rows.filter(hasil__in=TOOK, prioritas__isnull=False)
    for pk, judul, uraian in served.values_list("pk", "judul", "prioritas__uraian")[:MOST]:
        yield Accepted(judul, key=key_of(pk), aim=aim_key("prioritas", uraian))


def _redirected(daerah_id: str) -> list[int]:
    """Proposals to which Bappeda gave their OPD."""
    acts = Entry.objects.filter(daerah_id=daerah_id, verb="usulan.redirect").order_by("-pk")
    return [int(thing.rpartition(":")[2]) for thing in acts.values_list("thing", flat=True)[:MOST]]


def offer(siklus: Siklus, judul: str) -> Offer:
    """For a proposal that is being written."""
    if len(judul.strip()) < LEAST_LETTERS:
        return Offer()
    found = belonging(siklus, judul)
    return Offer(found, kamus_for(siklus, judul, found))


def offer_for(usulan: Usulan) -> Offer:
    """For a proposal on somebody's desk; what was decided about itself is not asked."""
    found = belonging(usulan.siklus, usulan.judul, key_of(usulan.pk))
    return Offer(found, homes=homes(usulan.siklus, found))


def kamus_for(siklus: Siklus, judul: str, found: Belonging) -> list[KamusUsulan]:
    """Entries of the catalogue with the same words, or under a suggested sub kegiatan."""
    words = words_of(judul)
    codes = [one.kode for one in found.codes if one.certain]
    rows = KamusUsulan.objects.filter(siklus=siklus, active=True).order_by("pk")
    alike = near(words, rows.filter(any_word("nama", words)), "nama") if words else []
    coded = list(rows.filter(kode_sub_kegiatan__in=codes)[:KAMUS]) if codes else []
    return list({row.pk: row for row in (*alike, *coded)}.values())[:KAMUS]
