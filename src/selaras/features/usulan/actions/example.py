"""Proposals of the example: true villages, invented wishes, walked along their route by the same actions as real ones."""

from collections.abc import Iterator
from decimal import Decimal

from selaras.features.usulan.actions import answer, merge, submit
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.words import STEPS, Hasil
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import ROLES, Actor, Seat
from selaras.reference.example.chance import Chance

# kind of work, OPD by its short name, unit, unit price (rupiah), amounts, what is wrong today; all invented
WORKS = (
    (
        "Parit beton",
        "Dinas PUPR",
        "m",
        1_150_000,
        (120, 480),
        "Air hujan tidak punya jalan keluar dan menggenangi jalan.",
    ),
    ("Rabat beton jalan lingkungan", "Dinas Perkim", "m", 620_000, (80, 400), "Jalan tanah licin pada musim hujan."),
    ("Perbaikan jalan usaha tani", "Dinas Pertanian", "m", 540_000, (200, 900), "Hasil panen sulit dibawa keluar."),
    ("Lampu jalan tenaga surya", "Dishub", "unit", 14_500_000, (4, 20), "Jalan desa gelap pada malam hari."),
    ("Jamban keluarga", "Dinas Perkim", "unit", 7_500_000, (5, 30), "Masih ada keluarga tanpa jamban."),
    ("Pelatihan menjahit", "Disnaker", "orang", 1_800_000, (15, 40), "Banyak pemuda lulus sekolah belum bekerja."),
    ("Rehabilitasi posyandu", "Dinkes", "unit", 95_000_000, (1, 2), "Atap posyandu bocor."),
    ("Ruang kelas tambahan", "Disdik", "ruang", 210_000_000, (1, 3), "Murid belajar bergantian pagi dan siang."),
)
PLACES = ("Dusun I", "Dusun III", "Dusun V", "Dusun IX", "Jalan Mesjid", "Jalan Pasar", "Gang Melati", "Gang Mawar")
SAYS = {
    Hasil.DITOLAK: Verdict(Hasil.DITOLAK, "tidak_masuk_peringkat", "Di luar jumlah yang dapat dibawa kecamatan."),
    Hasil.DIKEMBALIKAN: Verdict(Hasil.DIKEMBALIKAN, "lahan_belum_jelas", "Mohon lampirkan surat hibah lahan."),
    Hasil.SUMBER_LAIN: Verdict(Hasil.SUMBER_LAIN, "dana_desa", "Dapat didanai APBDes; disampaikan kepada desa."),
    Hasil.DITERIMA: Verdict(Hasil.DITERIMA, "", "Sesuai kebutuhan dan prioritas."),
}
KECAMATAN = ("12.07.26", "12.07.25", "12.07.28", "12.07.33")  # Percut Sei Tuan and three of its like


def load_example(siklus: Siklus) -> int:
    """Some proposals of some villages, each at another point of its way; nothing where there are some already."""
    if Usulan.objects.filter(siklus=siklus).exists():
        return 0
    opds = {opd.singkatan: opd for opd in Opd.objects.filter(daerah=siklus.daerah_id, aktif=True)}
    kamus = _kamus(siklus, opds)
    chance = Chance("usulan", siklus.daerah_id, siklus.tahun)
    sent = [_walk(row, chance) for row in _wishes(siklus, kamus, chance)]
    _join(sent)
    return len(sent)


def _kamus(siklus: Siklus, opds: dict[str, Opd]) -> list[KamusUsulan]:
    rows = [
        KamusUsulan(
            daerah_id=siklus.daerah_id, siklus=siklus, nama=nama, opd=opds.get(opd), satuan=satuan, harga_satuan=harga
        )
        for nama, opd, satuan, harga, _amounts, _why in WORKS
    ]
    return KamusUsulan.objects.bulk_create(rows)


def _wishes(siklus: Siklus, kamus: list[KamusUsulan], chance: Chance) -> Iterator[Usulan]:
    for kecamatan in KECAMATAN:
        villages = list(Wilayah.objects.filter(induk_id=kecamatan).order_by("kode")[:14])
        for village in villages:
            for _n in range(chance.whole(1, 4)):
                n = chance.whole(0, len(WORKS) - 1)
                yield _wish(siklus, village, kamus[n], n, chance)


def _wish(siklus: Siklus, village: Wilayah, kind: KamusUsulan, n: int, chance: Chance) -> Usulan:
    place, (low, high) = chance.pick(PLACES), WORKS[n][4]
    row = Usulan(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        asal="desa",
        judul=f"{kind.nama} {place} {village.nama}",
        masalah=WORKS[n][5],
        kamus=kind,
        volume=Decimal(chance.whole(low, high)),
        wilayah=village,
        alamat=place,
        penerima=f"{chance.whole(20, 240)} keluarga",
        pengusul=f"Musyawarah {place}" if place.startswith("Dusun") else "Musyawarah desa",
    )
    return submit.submit(row, actor=_seated(siklus, "operator_desa", village.kode))


def _walk(row: Usulan, chance: Chance) -> Usulan:
    """Some steps along its route; a tenth ends or is returned on its way."""
    for _step in range(chance.whole(0, 4)):
        if row.keadaan != "berjalan":
            break
        said = (
            Hasil.DITERIMA if chance.yes(0.85) else chance.pick((Hasil.DITOLAK, Hasil.DIKEMBALIKAN, Hasil.SUMBER_LAIN))
        )
        step = STEPS[row.langkah]
        opd = row.opd_id if step.kode == "opd" else None
        place = (row.wilayah_id or "")[:8] if step.kode in ("desa", "kecamatan") else ""
        role = (step.decides or step.recommends)[0]
        row = answer.answer(row, SAYS[said], actor=_seated(row.siklus, role, place, opd))
    return row


def _join(rows: list[Usulan]) -> None:
    """Two wishes of one village for the same kind of work become one, as an example of a merge."""
    first: dict[tuple[str | None, int | None], Usulan] = {}
    for row in rows:
        other = first.setdefault((row.wilayah_id, row.kamus_id), row)
        if other is not row and row.open and other.open:
            head = _seated(row.siklus, "perencana_bappeda")
            merge.merge(row, other, actor=head, reason="Pekerjaan dan desanya sama.")
            return


def _seated(siklus: Siklus, role: str, wilayah: str = "", opd: int | None = None) -> Actor:
    """Somebody of the example in this role; named so that nobody takes it for a person."""
    name = f"Contoh {ROLES[role]}"
    return Actor(None, name, (Seat(None, name, role, siklus.daerah_id, opd, wilayah),))
