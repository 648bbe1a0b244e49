"""What the 26 columns cannot carry, counted, so that nobody believes the sheet is everything."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from selaras.features.exchange.queries.sipd import usulan_of, without_column
from selaras.features.usulan.models import Akomodasi, Catatan, Kontak, Penilaian, Rekomendasi, Suara
from selaras.foundation.files.models import Attachment
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.models import Entry


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of content without a column."""

    field: str  # stable word, as in --json
    label: str
    count: int
    says: str


def losses_of(siklus: Siklus) -> list[Loss]:
    """Every kind that this cycle really has, in the order of a proposal's life."""
    return [loss for loss in (*_own_fields(siklus), *_around(siklus)) if loss.count]


def _own_fields(siklus: Siklus) -> list[Loss]:
    rows = usulan_of(siklus)

    def count(condition: Q) -> int:
        return rows.filter(condition).count()

    council = ~Q(anggota_dprd="") | ~Q(fraksi="") | ~Q(reses="") | ~Q(dapil="")
    granted = Q(anggaran_disetujui__isnull=False) & ~Q(anggaran_disetujui=F("anggaran"))
    measured = Q(volume_disetujui__isnull=False) & ~Q(volume_disetujui=F("volume"))
    printed = Q(volume__isnull=False) & ~Q(volume_teks="")
    told = (
        ("jalur", _("Jalur"), ~Q(asal=""), _("hanya tersirat pada kolom profil")),
        ("kode_wilayah", _("Kode wilayah"), Q(wilayah__isnull=False), _("hanya nama kecamatan dan desanya")),
        ("manfaat", _("Manfaat"), ~Q(manfaat=""), _("tidak ada kolomnya")),
        ("penerima", _("Penerima manfaat"), ~Q(penerima=""), _("tidak ada kolomnya")),
        ("lahan", _("Status lahan"), ~Q(lahan=""), _("tidak ada kolomnya")),
        ("kamus", _("Kamus usulan"), Q(kamus__isnull=False), _("hanya namanya, bila sama dengan usulannya")),
        ("harga_satuan", _("Harga satuan"), Q(harga_satuan__isnull=False), _("hanya anggarannya")),
        ("volume_teks", _("Volume seperti tertulis"), printed, _("hanya angkanya")),
        ("dprd", _("Anggota DPRD, fraksi, reses, dapil"), council, _("tidak ada kolomnya")),
        ("prioritas", _("Prioritas"), Q(prioritas__isnull=False), _("tidak ada kolomnya")),
        ("alasan", _("Kode alasan"), ~Q(alasan=""), _("hanya kalimatnya, pada kolom catatan")),
        ("disetujui", _("Volume atau rupiah yang disetujui"), granted | measured, _("hanya yang diminta")),
        ("tahun_tujuan", _("Tahun tujuan penundaan"), Q(tahun_tujuan__isnull=False), _("tidak ada kolomnya")),
        ("gabungan", _("Tautan penggabungan"), Q(digabung_ke__isnull=False), _("statusnya saja: Digabung")),
        ("sebelumnya", _("Usulan tahun sebelumnya"), Q(sebelumnya__isnull=False), _("tidak ada kolomnya")),
    )
    return [Loss(field, label, count(condition), says) for field, label, condition, says in told]


def _around(siklus: Siklus) -> list[Loss]:
    mine: dict[str, Any] = {"usulan__siklus": siklus, "usulan__active": True}
    steps = Rekomendasi.objects.filter(**mine, langkah__in=without_column())
    older = Rekomendasi.objects.filter(**mine, berlaku=False)
    support = Suara.objects.filter(**mine, jenis=Suara.Jenis.DUKUNGAN)
    history = Entry.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun, thing__startswith="usulan.usulan:")
    sent = usulan_of(siklus).order_by().values("pk")
    photos = Attachment.objects.filter(daerah=siklus.daerah_id, thing="usulan.usulan", thing_id__in=sent)
    told = (
        ("foto", _("Foto"), photos, _("tidak ada kolomnya")),
        ("dukungan", _("Dukungan"), support, _("tidak ada kolomnya")),
        ("rekomendasi", _("Rekomendasi setwan, forum, dan kabupaten"), steps, _("tidak ada kolomnya")),
        ("rekomendasi_lama", _("Rekomendasi yang sudah diganti"), older, _("hanya yang terakhir")),
        ("penilaian", _("Penilaian dan urutan forum"), Penilaian.objects.filter(**mine), _("tidak ada kolomnya")),
        ("baris", _("Tempat di baris rencana"), Akomodasi.objects.filter(**mine, active=True), _("tidak ada kolomnya")),
        ("kontak", _("Kontak pengusul"), Kontak.objects.filter(**mine), _("data pribadi; tidak dikeluarkan")),
        ("catatan", _("Catatan internal"), Catatan.objects.filter(**mine), _("tidak dikeluarkan")),
        ("riwayat", _("Riwayat: siapa berbuat apa, kapan"), history, _("tidak ada kolomnya")),
    )
    return [Loss(field, label, rows.count(), says) for field, label, rows, says in told]
