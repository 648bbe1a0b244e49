"""Agencies and work of the example: OPDs, lines with their money and places, packages, Renja."""

from collections.abc import Sequence

from selaras.features.plan.actions.example.loading import Loading
from selaras.features.plan.models import Funding, Paket, Place, PlanLine, Renja, Tag
from selaras.foundation.nomenklatur.queries import code_book
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs.acting import Bulk
from selaras.reference.example import ExampleLine, ExampleOpd, ExamplePaket


def opds(loading: Loading, bulk: Bulk, rows: Sequence[ExampleOpd]) -> None:
    made = [
        Opd(
            daerah_id=loading.siklus.daerah_id,
            kode=o.kode,
            nama=o.nama,
            singkatan=o.singkatan,
            id_sumber=o.id_sumber,
            bidang_urusan=list(o.bidang_urusan),
            upload_id=loading.upload.pk,
        )
        for o in rows
    ]
    bulk.wrote(Opd.objects.bulk_create(made))


def lines(loading: Loading, bulk: Bulk, rows: Sequence[ExampleLine]) -> None:
    """Lines of one level with their funds, places and marks."""
    codes = code_book(loading.siklus.nomenklatur_id, loading.siklus.daerah_id)
    opds, ids, simpul = loading.opd_ids(), loading.line_ids(), loading.simpul_ids()
    made = [_line(loading, x, opds, ids, codes) for x in rows]
    PlanLine.objects.bulk_create(made)
    home = {"daerah_id": loading.siklus.daerah_id}
    pairs = list(zip(made, rows, strict=True))
    Funding.objects.bulk_create(
        Funding(line=line, sumber_dana=name, pagu=pagu, **home) for line, x in pairs for name, pagu in x.sumber_dana
    )
    Place.objects.bulk_create(
        Place(line=line, wilayah_id=kode or None, teks=teks, **home) for line, x in pairs for kode, teks in x.tempat
    )
    Tag.objects.bulk_create(
        Tag(line=line, prioritas_id=simpul[key], **home) for line, x in pairs for key in x.prioritas
    )
    hung = {
        line.pk: {
            "sumber_dana": x.sumber_dana,
            "tempat": [(kode or None, teks) for kode, teks in x.tempat],
            "prioritas": sorted(simpul[key] for key in x.prioritas),
        }
        for line, x in pairs
    }
    bulk.wrote(made, lambda line: line.own_body() | hung[line.pk])


def _line(
    loading: Loading, x: ExampleLine, opds: dict[str, int], ids: dict[str, int], codes: dict[str, tuple[int, str]]
) -> PlanLine:
    names = (
        "jenjang kode nama pagu pagu_maju lokasi_teks kelompok_sasaran bulan_mulai bulan_selesai "
        "prioritas_nasional asal keterangan"
    )
    return PlanLine(
        opd_id=opds[x.opd],
        induk_id=ids[x.induk] if x.induk else None,
        nomenklatur_id=codes[x.nomenklatur][0] if x.nomenklatur in codes else None,
        id_sumber=x.kunci,
        **{name: getattr(x, name) for name in names.split()},
        **loading.own(),
    )


def paket(loading: Loading, bulk: Bulk, rows: Sequence[ExamplePaket]) -> None:
    opds, lines = loading.opd_ids(), loading.line_ids()
    names = (
        "cara nama uraian spesifikasi lokasi_teks volume pagu jenis metode sumber_dana kode_sub kode_akun mulai selesai"
    )
    made = [
        Paket(
            opd_id=opds[p.opd],
            line_id=lines[p.line] if p.line else None,
            wilayah_id=p.wilayah,
            id_sumber=p.kunci,
            **{name: getattr(p, name) for name in names.split()},
            **loading.own(),
        )
        for p in rows
    ]
    bulk.wrote(Paket.objects.bulk_create(made))


def renja(loading: Loading, bulk: Bulk, rows: Sequence[str]) -> None:
    """Every OPD with lines has a Renja under way."""
    opds = loading.opd_ids()
    bulk.wrote(Renja.objects.bulk_create([Renja(opd_id=opds[key], **loading.own()) for key in rows]))
