"""The plan of a cycle as rows for the batch over many governments: lines with money, packages, proposals."""

from collections.abc import Iterable, Iterator

from selaras.engines.cascade.picture import LineP
from selaras.engines.cascade.threads import Threads, threads
from selaras.engines.cascade.together import LineShare, together
from selaras.engines.overlap.rows import BARIS, PAKET, USULAN, Row
from selaras.features.plan.models import Paket
from selaras.features.plan.queries.picture import current_picture
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import CLOSED, Keadaan
from selaras.foundation.tahapan.models import Siklus
from selaras.values.angka import print_angka

PARTED = " | "


def rows_of_plan(siklus: Siklus) -> Iterator[Row]:
    """The lowest lines and those that hold the money, packages, and proposals that were sent and not closed."""
    yield from _lines(siklus)
    yield from _packages(siklus)
    yield from _proposals(siklus)


def _lines(siklus: Siklus) -> Iterator[Row]:
    picture = current_picture(siklus)
    read = threads(picture)
    shares = {share.line: share for share in together(picture, read).lines}
    upper = {line.induk for line in picture.lines}
    names = {opd.id: opd.nama for opd in picture.opd}
    for line in picture.lines:
        if line.id in shares or line.id not in upper:
            yield _line(siklus, line, names.get(line.opd, ""), read, shares.get(line.id))


def _line(siklus: Siklus, line: LineP, opd: str, read: Threads, share: LineShare | None) -> Row:
    desa, kecamatan = place_of(line.wilayah)
    return Row(
        siklus.daerah_id,
        siklus.tahun,
        f"{BARIS}:{line.id}",
        line.nama,
        opd=opd,
        kode=line.kode,
        lokasi=line.lokasi,
        kode_desa=desa,
        kode_kec=kecamatan,
        pagu=line.pagu,
        sasaran=_named(read, read.sasaran(line.id)),
        prioritas=_named(read, read.prioritas(line)),
        bersama=share.reason if share else "",
        pagu_bersama=share.counted if share else None,
    )


def _named(read: Threads, nodes: Iterable[int]) -> str:
    return PARTED.join(sorted(read.simpul[node].uraian for node in nodes))


def place_of(codes: Iterable[str]) -> tuple[str, str]:
    """(village, kecamatan) that a row's codes agree on; '' where they name several, and the text is asked."""
    known = set(codes)
    desa = {code for code in known if code.count(".") == 3}
    kecamatan = {".".join(code.split(".")[:3]) for code in known if code.count(".") >= 2}
    one_kecamatan = kecamatan.pop() if len(kecamatan) == 1 else ""
    return (desa.pop() if one_kecamatan and len(desa) == 1 == len(known) else ""), one_kecamatan


def _packages(siklus: Siklus) -> Iterator[Row]:
    rows = Paket.objects.filter(siklus=siklus, active=True).select_related("opd").order_by("pk")
    for paket in rows.iterator(chunk_size=1000):
        desa, kecamatan = place_of([paket.wilayah_id] if paket.wilayah_id else [])
        yield Row(
            siklus.daerah_id,
            siklus.tahun,
            f"{PAKET}:{paket.pk}",
            paket.nama,
            jenis=PAKET,
            induk=f"{BARIS}:{paket.line_id}" if paket.line_id else "",
            opd=paket.opd.nama,
            kode=paket.kode_sub,
            uraian=" , ".join(filter(None, (paket.uraian, paket.spesifikasi))),
            lokasi=paket.lokasi_teks,
            kode_desa=desa,
            kode_kec=kecamatan,
            volume=paket.volume,
            akun=paket.kode_akun,
            pagu=paket.pagu,
        )


def _proposals(siklus: Siklus) -> Iterator[Row]:
    """What a proposal asks for. Who proposes, contacts and notes stay where they are."""
    rows = Usulan.objects.filter(siklus=siklus, active=True).exclude(keadaan=Keadaan.DRAF).exclude(hasil__in=CLOSED)
    for usulan in rows.select_related("opd", "prioritas").order_by("pk").iterator(chunk_size=1000):
        desa, kecamatan = place_of([usulan.wilayah_id] if usulan.wilayah_id else [])
        volume = f"{print_angka(usulan.volume)} {usulan.satuan}".strip() if usulan.volume is not None else ""
        yield Row(
            siklus.daerah_id,
            siklus.tahun,
            f"{USULAN}:{usulan.kode}",
            usulan.judul,
            jenis=USULAN,
            opd=usulan.opd.nama if usulan.opd else "",
            kode=usulan.kode_sub_kegiatan,
            lokasi=usulan.alamat,
            kode_desa=desa,
            kode_kec=kecamatan,
            volume=usulan.volume_teks or volume,
            pagu=usulan.anggaran,
            prioritas=usulan.prioritas.uraian if usulan.prioritas else "",
        )
