"""Take a whole import back, while nothing stands on it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.sheets.desk import ImportDesk
from selaras.foundation.sheets.models import Upload
from selaras.foundation.verbs.acting import acting_many
from selaras.foundation.verbs.actors import Actor


def undo(desk: ImportDesk, upload: Upload, *, actor: Actor) -> Upload:
    """What it brought leaves; history keeps it, and the same file may be imported again."""
    reasons = desk.standing(upload)
    if reasons:
        raise ValidationError(_("Impor tidak dapat dibatalkan: %(why)s.") % {"why": "; ".join(reasons)})
    with acting_many(actor, desk.verbs.undo, upload, file_sha256=upload.sha256) as bulk:
        desk.take_out(bulk, upload)
        upload.state = Upload.State.DIBATALKAN
        upload.save(update_fields=["state"])
        upload.rows.update(applied=False)
    return upload
