"""One read of everything that findings look at, in as many queries for ten lines as for ten thousand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from selaras.engines.cascade.picture import Picture
from selaras.features.alignment.findings.base import Agency, Codes, LoosePaket, Request, Scene, Source
from selaras.features.alignment.findings.columns import COLUMNS
from selaras.features.alignment.findings.scale import LARGE
from selaras.features.alignment.queries.overlap.remaining import merges_of
from selaras.features.alignment.queries.proposals import proposals_of
from selaras.features.plan.models import Contribution, Paket, PlanLine
from selaras.features.plan.sheets.defects import SMALLEST
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.nomenklatur.models import Nomenklatur, Successor
from selaras.foundation.nomenklatur.queries import code_book, forms_of, tingkat_pemda
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.models import Grant
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.tahapan.models import Siklus

LINES = ("program", "kegiatan", "sub_kegiatan")


def scene_of(siklus: Siklus, picture: Picture, at: datetime, gaps: dict[str, list[str]]) -> Scene:
    """The scene of a picture. ``gaps``: what is known of each upload; new uploads are looked at and added."""
    paket = tuple(_paket(siklus))
    uploads = _uploads(siklus)
    lines: Any = PlanLine.objects.filter(siklus=siklus, active=True, upload_id__isnull=False)
    about = [ceiling.kode for ceiling in picture.ceilings if ceiling.kode]
    return Scene(
        picture=picture,
        places=dict(Wilayah.objects.filter(pk__in=about).values_list("pk", "nama")),
        codes=_codes(siklus, picture, paket),
        agencies={agency.id: agency for agency in _agencies(siklus, {pk for pk, _label, _opd in uploads})},
        paket=paket,
        requests=tuple(_requests(siklus, at)),
        sources=tuple(_sources(siklus, uploads, gaps)),
        source_of=dict(lines.values_list("pk", "upload_id")),
        proposals=proposals_of(siklus, at),
        merges=tuple(merges_of(siklus)),
    )


def _uploads(siklus: Siklus) -> list[tuple[int, str, str]]:
    """Applied uploads that were read from files."""
    rows = Exists(UploadRow.objects.filter(upload=OuterRef("pk")))
    return list(
        Upload.objects.filter(rows, siklus=siklus, state=Upload.State.DITERAPKAN).values_list("pk", "label", "opd")
    )


def _agencies(siklus: Siklus, uploads: set[int]) -> Iterable[Agency]:
    made = {"upload__in": uploads, "group": "opd", "derived": True}
    derived = set(UploadRow.objects.filter(**made).values_list("key", flat=True))
    people = set(Grant.objects.filter(daerah=siklus.daerah_id, opd__isnull=False).values_list("opd_id", flat=True))
    names = ("pk", "semu", "belanja", "upload_id", "id_sumber")
    for pk, semu, belanja, upload, key in Opd.objects.filter(daerah=siklus.daerah_id, aktif=True).values_list(*names):
        source = upload if upload in uploads else None
        yield Agency(pk, semu, _spending(belanja), source, key not in derived, pk in people)


def _spending(belanja: dict[str, int]) -> int:
    """The whole spending, by its kinds or by how it is bought: sources print one of the two in full."""
    kinds = sum(belanja.get(name) or 0 for name in ("operasi", "modal", "tidak_terduga"))
    bought = sum(belanja.get(name) or 0 for name in ("pengadaan", "non_pengadaan"))
    return max(kinds, bought, belanja.get("total") or 0)


def _paket(siklus: Siklus) -> Iterable[LoosePaket]:
    """Packages without a line, and those whose money is out of all measure."""
    odd = Q(line=None) | Q(pagu__gte=LARGE) | Q(pagu__gt=0, pagu__lt=SMALLEST)
    names = ("pk", "opd_id", "line_id", "nama", "pagu", "kode_sub", "anggaran", "upload_file", "upload_row")
    rows = Paket.objects.filter(odd, siklus=siklus, active=True).order_by("pk").values_list(*names)
    for pk, opd, line, nama, pagu, kode_sub, anggaran, file, row in rows:
        printed = [*kode_sub.split("; "), *(part.get("kode_sub", "") for part in anggaran)]
        kodes = dict.fromkeys(forms[0] for kode in printed if (forms := forms_of(kode)))
        yield LoosePaket(pk, opd, line, nama, pagu or 0, tuple(kodes), f"{file}, baris {row}" if row else "")


def _requests(siklus: Siklus, at: datetime) -> Iterable[Request]:
    asked = Contribution.objects.filter(siklus=siklus, active=True, simpul__active=True, state="diminta")
    names = ("pk", "simpul_id", "opd_id", "asked_by_opd__singkatan", "asked_by_opd__nama", "asked_at", "rupiah")
    for pk, simpul, opd, short, nama, since, rupiah in asked.exclude(asked_at=None).order_by("pk").values_list(*names):
        yield Request(pk, simpul, opd, short or nama or "", (at - since).days, rupiah or 0)


def _sources(siklus: Siklus, uploads: list[tuple[int, str, str]], gaps: dict[str, list[str]]) -> Iterable[Source]:
    own = dict(Opd.objects.filter(daerah=siklus.daerah_id).values_list("id_sumber", "pk"))
    own |= {f"kode:{kode}": pk for kode, pk in Opd.objects.filter(daerah=siklus.daerah_id).values_list("kode", "pk")}
    for pk, label, opd in uploads:
        if str(pk) not in gaps:
            gaps[str(pk)] = _silent_columns(pk)
        key = int(opd[1:]) if opd.startswith("#") else own.get(opd)
        yield Source(pk, label, key, frozenset(gaps[str(pk)]))


def _silent_columns(upload: int) -> list[str]:
    """Columns that no line of an upload fills: its files do not carry them."""
    silent = set(COLUMNS)
    rows = UploadRow.objects.filter(upload=upload, group__in=LINES)
    for draft in rows.values_list("draft", flat=True).iterator(chunk_size=2000):
        values, parts = draft["values"], draft["parts"]
        said = {
            "lokasi": values.get("lokasi_teks"),
            "kelompok_sasaran": values.get("kelompok_sasaran"),
            "prakiraan_maju": values.get("pagu_maju"),
            "sumber_dana": parts.get("fundings"),
            "indikator": parts.get("indikator"),
        }
        silent -= {name for name, value in said.items() if value or value == 0}
        if not silent:
            break
    return sorted(silent)


def _codes(siklus: Siklus, picture: Picture, paket: tuple[LoosePaket, ...]) -> Codes:
    names = {kode: nama for kode, (_pk, nama) in code_book(siklus.nomenklatur_id, siklus.daerah_id).items()}
    printed = {line.kode for line in picture.lines}
    forms = {kode: forms_of(kode) for kode in printed}
    strange = {form for found in forms.values() if not any(f in names for f in found) for form in found}
    others = Nomenklatur.objects.filter(kode__in=strange, tingkat_pemda=tingkat_pemda(siklus.daerah_id))
    later = Successor.objects.filter(from_kode__in=strange, to_set=siklus.nomenklatur_id)
    successors: dict[str, tuple[str, ...]] = {}
    for old, new in (
        later.exclude(from_set=siklus.nomenklatur_id).order_by("to_kode").values_list("from_kode", "to_kode")
    ):
        successors[old] = (*successors.get(old, ()), new)
    return Codes(
        set=siklus.nomenklatur_id,
        names=names,
        forms=forms,
        elsewhere=dict(others.exclude(set=siklus.nomenklatur_id).order_by("set").values_list("kode", "set_id")),
        successors=successors,
    )
