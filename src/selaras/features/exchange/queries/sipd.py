"""Proposals of a cycle in SIPD's 26 columns: what the source printed where it still holds, else what Selaras knows."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import translation

from selaras.features.usulan.models import Rekomendasi, Usulan
from selaras.features.usulan.sheets.cells import join_point
from selaras.features.usulan.sheets.kinds import SIPD
from selaras.features.usulan.sheets.rows import REKOM
from selaras.features.usulan.sheets.status import outcome_of
from selaras.features.usulan.words import STEPS, Hasil, Keadaan
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.tahapan.models import Siklus
from selaras.values.angka import print_angka
from selaras.values.rupiah import print_rupiah

HEADERS: tuple[str, ...] = tuple(column.header for column in SIPD.columns)
FIELDS: tuple[str, ...] = tuple(column.field for column in SIPD.columns)
STEP_OF = {step: name for name, step in REKOM.items()}
Value = str | int | Decimal | None
# How SIPD names the place of a proposal on its way, and what became of it.
WAITS = {
    "desa": "Pengajuan",
    "kecamatan": "Musrenbang Kecamatan",
    "setwan": "Validasi Sekretariat Dewan",
    "mitra": "Validasi Mitra Bappeda",
    "opd": "Forum SKPD",
    "forum": "Forum SKPD",
    "tapd": "TAPD",
    "kabupaten": "Musrenbang Kabupaten/Kota",
}
BECAME = {
    Hasil.DITERIMA: "Diakomodir",
    Hasil.DITERIMA_SEBAGIAN: "Diakomodir Sebagian",
    Hasil.DITOLAK: "Tidak Diakomodir",
    Hasil.DIGABUNG: "Digabung",
    Hasil.DITUNDA: "Ditunda",
    Hasil.DITARIK: "Ditarik",
    Hasil.SUMBER_LAIN: "Sumber Lain",
}


def usulan_of(siklus: Siklus) -> QuerySet[Usulan]:
    """Every proposal that was sent; drafts are nobody's business yet."""
    rows = Usulan.objects.filter(siklus=siklus, active=True).exclude(keadaan=Keadaan.DRAF)
    return rows.select_related("opd", "opd_awal", "siklus__daerah").order_by("pk")


def rows_of(siklus: Siklus) -> Iterator[list[Value]]:
    """One list of 26 values per proposal, in the order of the columns."""
    said = _said(siklus)
    printed = _printed(siklus)
    home = f"{siklus.daerah_id}."
    names = dict(Wilayah.objects.filter(kode__startswith=home).values_list("kode", "nama"))
    with translation.override("id"):
        for number, usulan in enumerate(usulan_of(siklus).iterator(chunk_size=1000), 1):
            source = printed.get(usulan.id_sumber, {})
            cells = _cells(usulan, source, names) | _answers(usulan, source, said.get(usulan.pk, []))
            yield [number, *(cells[name] for name in FIELDS[1:])]


def _said(siklus: Siklus) -> dict[int, list[Rekomendasi]]:
    rows = Rekomendasi.objects.filter(usulan__siklus=siklus, usulan__active=True, berlaku=True).order_by("pk")
    found: dict[int, list[Rekomendasi]] = defaultdict(list)
    for row in rows.iterator(chunk_size=2000):
        found[row.usulan_id].append(row)
    return found


def _printed(siklus: Siklus) -> dict[str, dict[str, str]]:
    """Cells of imported SIPD rows as their sheet printed them, by source id."""
    rows = UploadRow.objects.filter(upload__siklus=siklus, upload__kind="usulan", applied=True)
    found = rows.filter(key__startswith=f"{SIPD.code}:").order_by("pk").values_list("key", "draft__parts__sumber")
    return {key: cells or {} for key, cells in found}


def _cells(usulan: Usulan, source: dict[str, str], names: dict[str, str]) -> dict[str, Value]:
    own = usulan.id_sumber.removeprefix(f"{SIPD.code}:")
    kept = usulan.id_sumber.startswith(f"{SIPD.code}:") and not own.startswith("#")
    first = usulan.opd_awal.nama if usulan.opd_awal else source.get("opd_awal", usulan.opd_teks)
    return {
        "id_usulan": own if kept else usulan.kode,
        "tanggal_usul": _day(usulan),
        "pengusul": usulan.pengusul,
        "profil": source.get("profil") or str(usulan.get_asal_display()),
        "usulan": usulan.judul,
        "masalah": usulan.masalah,
        "alamat": join_point(usulan.alamat, usulan.lat, usulan.lon),
        "kabupaten": usulan.siklus.daerah.nama,
        **_place(usulan, source, names),
        "usulan_ke": source.get("usulan_ke", ""),
        "opd_awal": first,
        "opd_akhir": usulan.opd.nama if usulan.opd else usulan.opd_teks or first,
        "volume": usulan.volume if usulan.volume is not None else usulan.volume_teks,
        "satuan": usulan.satuan,
        "anggaran": usulan.anggaran,
        "jenis_belanja": usulan.jenis_belanja,
        "sub_kegiatan": usulan.kode_sub_kegiatan,
    }


def _day(usulan: Usulan) -> str:
    """The day of proposing; of an imported one only what its source printed."""
    if usulan.tanggal is not None:
        return usulan.tanggal.isoformat()
    if usulan.upload_id or usulan.diajukan_at is None:
        return ""
    return usulan.diajukan_at.astimezone(ZoneInfo(usulan.siklus.daerah.zona)).date().isoformat()


def _place(usulan: Usulan, source: dict[str, str], names: dict[str, str]) -> dict[str, Value]:
    kode = usulan.wilayah_id or ""
    if not kode:
        unknown = {"kecamatan": "", "kelurahan": usulan.wilayah_teks}
        return {name: source.get(name, text) if source else text for name, text in unknown.items()}
    if kode.count(".") == 2:  # the code of a kecamatan, '12.07.26'
        return {"kecamatan": names.get(kode, kode), "kelurahan": ""}
    return {"kecamatan": names.get(kode.rpartition(".")[0], ""), "kelurahan": names.get(kode, kode)}


def _answers(usulan: Usulan, source: dict[str, str], said: list[Rekomendasi]) -> dict[str, Value]:
    """Status, note and recommendations: the source's own words until somebody answered in Selaras."""
    cells: dict[str, Value] = {name: source.get(name, "") for name in REKOM}
    cells |= {STEP_OF[row.langkah]: word_of(row) for row in said if row.langkah in STEP_OF}
    answered = any(row.oleh_nama for row in said) or usulan.hasil != outcome_of(usulan.status_sumber)
    untouched = bool(usulan.status_sumber) and not answered
    cells["status"] = usulan.status_sumber if untouched else status_of(usulan)
    cells["catatan"] = source["catatan"] if untouched and source.get("catatan") else usulan.penjelasan
    return cells


def status_of(usulan: Usulan) -> str:
    """What SIPD calls it."""
    if usulan.keadaan == Keadaan.DIKEMBALIKAN:
        return "Dikembalikan"
    if usulan.hasil:
        return BECAME.get(Hasil(usulan.hasil), str(usulan.get_hasil_display()))
    return WAITS.get(usulan.langkah, "Pengajuan")


def word_of(row: Rekomendasi) -> str:
    """A recommendation in one cell: 'Diterima, 400 m, Rp460.000.000: lanjutkan'; an imported one as it was printed."""
    if not row.oleh_nama:
        return row.teks
    parts = [str(row.get_hasil_display())]
    if row.volume is not None:
        parts.append(f"{print_angka(row.volume)} {row.satuan}".strip())
    if row.anggaran is not None:
        parts.append(print_rupiah(row.anggaran))
    return ", ".join(parts) + (f": {row.teks}" if row.teks else "")


def without_column() -> tuple[str, ...]:
    """Steps of the ladder that the format has no column for."""
    return tuple(step for step in STEPS if step not in STEP_OF)
