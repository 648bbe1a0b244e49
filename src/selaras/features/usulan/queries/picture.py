"""One read of the proposals of a cycle into a frozen picture; the same few queries at any size."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from selaras.engines.cascade.picture import LineP
from selaras.engines.cascade.threads import Threads, above, threads
from selaras.features.plan.queries.picture import current_picture
from selaras.features.usulan.models import Akomodasi, Penilaian, Rekomendasi
from selaras.features.usulan.picture import AgencyP, PlacedP, SaidP, ScoreP, UsulanP, UsulanPicture, WorkP, amount
from selaras.features.usulan.queries.desk import proposals
from selaras.features.usulan.words import STEPS, Asal
from selaras.foundation.daerah.queries import kecamatan_names
from selaras.foundation.nomenklatur.queries import code_book, forms_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

type Many[T] = Mapping[int, list[T]]

_NAMES = [
    "pk",
    "kode",
    "asal",
    "judul",
    "pengusul",
    "anggota_dprd",
    "fraksi",
    "opd_awal__nama",
    "wilayah_id",
    "wilayah__nama",
    "wilayah__jenis",
    "wilayah_teks",
    "alamat",
    "penerima",
    "volume",
    "volume_teks",
    "satuan",
    "anggaran",
    "volume_disetujui",
    "anggaran_disetujui",
    "opd_id",
    "opd_teks",
    "prioritas__uraian",
    "kode_sub_kegiatan",
    "kamus__kode_sub_kegiatan",
    "keadaan",
    "langkah",
    "hasil",
    "alasan",
    "penjelasan",
]


def proposals_picture(siklus: Siklus) -> UsulanPicture:
    """The proposals of one cycle as they stand now, drafts left out."""
    said, scores, placed = _said(siklus), _scores(siklus), _placed(siklus)
    kecamatan = kecamatan_names(siklus.daerah_id)
    programs = {kode: nama for kode, (_pk, nama) in code_book(siklus.nomenklatur_id, siklus.daerah_id).items()}
    rows = proposals(siklus).order_by("pk").values(*_NAMES)
    agencies = Opd.objects.filter(daerah=siklus.daerah_id).order_by("pk").values_list("pk", "kode", "nama")
    return UsulanPicture(
        daerah=siklus.daerah_id,
        daerah_nama=siklus.daerah.nama,
        tahun=siklus.tahun,
        contoh=siklus.contoh,
        layout=siklus.layout,
        opd=tuple(AgencyP(*row) for row in agencies),
        kecamatan=tuple(sorted(kecamatan.items())),
        usulan=tuple(_usulan(row, kecamatan, programs, said, scores, placed) for row in rows),
        lines=tuple(_works(siklus, {part.line for parts in placed.values() for part in parts})),
    )


def _usulan(
    row: dict[str, Any],
    kecamatan: Mapping[str, str],
    programs: Mapping[str, str],
    said: Many[SaidP],
    scores: Many[ScoreP],
    placed: Many[PlacedP],
) -> UsulanP:
    pk, district = row["pk"], (row["wilayah_id"] or "")[:8]
    return UsulanP(
        id=pk,
        kode=row["kode"],
        asal=row["asal"],
        judul=row["judul"],
        pengusul=_proposer(row, kecamatan.get(district, "")),
        kecamatan=district if district in kecamatan else "",
        tempat=_place(row),
        penerima=row["penerima"],
        volume=amount(row["volume"], row["satuan"], row["volume_teks"]),
        rupiah=row["anggaran"],
        volume_disetujui=amount(row["volume_disetujui"], row["satuan"]),
        rupiah_disetujui=row["anggaran_disetujui"],
        opd=row["opd_id"],
        opd_teks=row["opd_teks"],
        prioritas=row["prioritas__uraian"] or "",
        program=_program(row["kode_sub_kegiatan"] or row["kamus__kode_sub_kegiatan"] or "", programs),
        keadaan=row["keadaan"],
        langkah=row["langkah"],
        hasil=row["hasil"],
        alasan=row["alasan"],
        penjelasan=row["penjelasan"],
        said=tuple(said.get(pk, ())),
        scores=tuple(scores.get(pk, ())),
        placed=tuple(placed.get(pk, ())),
    )


def _proposer(row: dict[str, Any], kecamatan: str) -> str:
    """The body that proposes. Somebody of the public stays unnamed; a member of the council is named with the faction."""
    asal = row["asal"]
    if asal == Asal.PUBLIK:
        return "Warga"
    if asal == Asal.POKIR:
        return ", ".join(part for part in (row["anggota_dprd"], row["fraksi"]) if part)
    if asal in (Asal.OPD, Asal.HIBAH):
        return row["opd_awal__nama"] or ""
    village = row["wilayah__nama"] if row["wilayah_id"] and len(row["wilayah_id"]) > 8 else ""
    if asal == Asal.DESA and village:
        return f"{'Kelurahan' if row['wilayah__jenis'] == 'kelurahan' else 'Desa'} {village}"
    return f"Kecamatan {kecamatan}" if kecamatan else ""


def _place(row: dict[str, Any]) -> str:
    """'Saentis, Dusun IX': the village, then the address within it."""
    return ", ".join(part for part in (row["wilayah__nama"] or row["wilayah_teks"], row["alamat"]) if part)


def _program(printed: str, names: Mapping[str, str]) -> str:
    """The official programme above a printed code."""
    for form in forms_of(printed):
        above_it = ".".join(form.split(".")[:3])
        if above_it.count(".") == 2 and above_it in names:
            return names[above_it]
    return ""


def _said(siklus: Siklus) -> Many[SaidP]:
    """The word of each step that counts: what an office only prepared for its head does not."""
    found: dict[int, dict[tuple[str, int | None], SaidP]] = defaultdict(dict)
    names = ["usulan_id", "langkah", "memutus", "hasil", "alasan", "teks", "volume", "satuan", "anggaran", "opd_id"]
    rows = Rekomendasi.objects.filter(usulan__siklus=siklus, berlaku=True).order_by("pk").values_list(*names)
    for usulan, langkah, memutus, hasil, alasan, teks, volume, satuan, rupiah, opd in rows:
        if memutus or not STEPS[langkah].decides:
            word = SaidP(langkah, hasil, alasan, teks, amount(volume, satuan), rupiah, opd)
            found[usulan][langkah, opd if langkah == "opd" else None] = word
    return {usulan: list(steps.values()) for usulan, steps in found.items()}


def _scores(siklus: Siklus) -> Many[ScoreP]:
    found: dict[int, list[ScoreP]] = defaultdict(list)
    rows = Penilaian.objects.filter(siklus=siklus).order_by("pk").values_list("usulan_id", "forum", "skor", "urutan")
    for usulan, forum, skor, urutan in rows:
        found[usulan].append(ScoreP(forum, tuple(sorted((name, int(n)) for name, n in skor.items())), urutan))
    return found


def _placed(siklus: Siklus) -> Many[PlacedP]:
    found: dict[int, list[PlacedP]] = defaultdict(list)
    names = ["usulan_id", "line_id", "volume", "satuan", "anggaran", "nasib", "alasan"]
    rows = Akomodasi.objects.filter(siklus=siklus, active=True, line__active=True).order_by("pk").values_list(*names)
    for usulan, line, volume, satuan, rupiah, nasib, alasan in rows:
        found[usulan].append(PlacedP(line, amount(volume, satuan), rupiah, nasib, alasan))
    return found


def _works(siklus: Siklus, wanted: set[int]) -> Iterable[WorkP]:
    """The lines in which proposals live, with their programme and kegiatan, their measure and what they serve."""
    if not wanted:
        return
    read = threads(current_picture(siklus))
    for line in read.picture.lines:
        if line.id in wanted:
            yield _work(line, read)


def _work(line: LineP, read: Threads) -> WorkP:
    over = {read.lines[key].jenjang: read.lines[key].nama for key in above(read.lines, line.id)}
    words = read.simpul
    return WorkP(
        id=line.id,
        opd=line.opd,
        kode=line.kode,
        nama=line.nama,
        program=over.get("program", ""),
        kegiatan=over.get("kegiatan", ""),
        indikator=line.indikator[0].nama if line.indikator else "",
        prioritas=tuple(words[key].uraian for key in sorted(read.prioritas(line)) if key in words),
        sasaran=tuple(words[key].uraian for key in sorted(read.sasaran(line.id)) if key in words),
    )
