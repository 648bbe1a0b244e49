"""What keeps an import in the plan, and how its rows leave."""

from typing import Any

from django.utils.translation import gettext as _

from selaras.features.plan.models import Contribution, Indikator, Paket, PlanLine, PlanVersion, Simpul
from selaras.features.plan.queries.sheet_words import EXAMPLE
from selaras.features.plan.verbs import INDIKATOR_SET, LINE_REMOVE, SIMPUL_REMOVE
from selaras.foundation.opd.models import Opd
from selaras.foundation.sheets.models import Upload
from selaras.foundation.verbs.acting import Bulk

MODELS: tuple[Any, ...] = (Contribution, Indikator, Paket, PlanLine, Simpul)
# Whoever takes an import back must be allowed to take out each of its rows.
NEEDS: dict[Any, Any] = {Indikator: INDIKATOR_SET, Simpul: SIMPUL_REMOVE}


def standing_on(upload: Upload) -> list[str]:
    """What keeps an import from being taken back, in words; empty when it can be."""
    reasons = []
    if upload.state not in (Upload.State.DITERAPKAN, Upload.State.DITERAPKAN_SEBAGIAN):
        return [_("impor ini belum diterapkan")]
    if upload.kind == EXAMPLE or not (upload.rows.exists() or _brought_something(upload)):
        return [_("tidak ada baris yang diambil dari berkas")]
    if PlanVersion.objects.filter(siklus=upload.siklus, sealed_at__gte=upload.created_at).exists():
        reasons.append(_("sebuah versi sudah disegel sesudahnya"))
    if upload.rows.filter(applied=True, state="berubah").exists():
        reasons.append(_("impor ini mengubah baris yang sudah ada"))
    if Contribution.objects.filter(line__upload_id=upload.pk).exclude(upload_id=upload.pk).exists():
        reasons.append(_("ada kontribusi pada barisnya"))
    if PlanLine.objects.filter(induk__upload_id=upload.pk, active=True).exclude(upload_id=upload.pk).exists():
        reasons.append(_("ada baris lain di bawah barisnya"))
    if any(model.objects.filter(upload_id=upload.pk, version__gt=_first(model)).exists() for model in MODELS):
        reasons.append(_("barisnya sudah diubah sesudah impor"))
    return reasons


def _brought_something(upload: Upload) -> bool:
    return any(model.objects.filter(upload_id=upload.pk, active=True).exists() for model in MODELS)


def _first(model: Any) -> int:
    """Packages are written once and completed by their budget rows; other rows stand at version 1."""
    return 1 if model is not Paket else 100


def take_out(bulk: Bulk, upload: Upload) -> None:
    """Its rows leave the plan."""
    for model in MODELS:
        rows = list(model.objects.filter(upload_id=upload.pk, active=True))
        for row in rows:
            row.siklus = upload.siklus
            Bulk(bulk.actor, NEEDS.get(model, LINE_REMOVE)).check(row)
            row.active, row.version = False, row.version + 1
            if hasattr(row, "id_sumber") and row.id_sumber:
                row.id_sumber = f"{row.id_sumber}~{upload.pk}"
        names = ["active", "version"] + (["id_sumber"] if hasattr(model, "id_sumber") else [])
        model.objects.bulk_update(rows, names, batch_size=500)
        bulk.wrote(rows)
    _close_opds(upload)


def _close_opds(upload: Upload) -> None:
    """OPDs that only this import brought and that nobody sits in leave with it."""
    for opd in Opd.objects.filter(upload_id=upload.pk, aktif=True):
        used = PlanLine.objects.filter(opd=opd, active=True).exists() or opd.grant_set.exists()
        if not used:
            opd.aktif, opd.id_sumber = False, f"{opd.id_sumber}~{upload.pk}"
            opd.save(update_fields=["aktif", "id_sumber"])
