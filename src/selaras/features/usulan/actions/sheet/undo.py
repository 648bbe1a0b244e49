"""What keeps an import of proposals, and how its proposals leave."""

from django.utils.translation import gettext as _

from selaras.features.usulan.models import Rekomendasi, Suara, Usulan
from selaras.foundation.sheets.models import Upload
from selaras.foundation.verbs.acting import BATCH, Bulk


def standing_on(upload: Upload) -> list[str]:
    """What keeps an import from being taken back, in words; empty when it can be."""
    if upload.state not in (Upload.State.DITERAPKAN, Upload.State.DITERAPKAN_SEBAGIAN):
        return [_("impor ini belum diterapkan")]
    mine = Usulan.objects.filter(upload_id=upload.pk)
    reasons = []
    if upload.rows.filter(applied=True, state="berubah").exists():
        reasons.append(_("impor ini mengubah usulan yang sudah ada"))
    if mine.filter(version__gt=1).exists():
        reasons.append(_("usulannya sudah diubah sesudah impor"))
    if Rekomendasi.objects.filter(usulan__upload_id=upload.pk).exclude(oleh_nama="").exists():
        reasons.append(_("usulannya sudah dijawab"))
    if mine.filter(digabung__isnull=False).exists():
        reasons.append(_("ada usulan lain yang digabung ke usulannya"))
    if Suara.objects.filter(usulan__upload_id=upload.pk, jenis=Suara.Jenis.DUKUNGAN).exists():
        reasons.append(_("usulannya sudah didukung"))
    return reasons


def take_out(bulk: Bulk, upload: Upload) -> None:
    """Its proposals leave the list."""
    rows = list(Usulan.objects.filter(upload_id=upload.pk, active=True))
    for row in rows:
        row.siklus = upload.siklus
        bulk.check(row)
        row.active, row.version = False, row.version + 1
        row.id_sumber = f"{row.id_sumber[:230]}~{upload.pk}" if row.id_sumber else ""
    Usulan.objects.bulk_update(rows, ["active", "version", "id_sumber"], batch_size=BATCH)
    bulk.wrote(rows)
