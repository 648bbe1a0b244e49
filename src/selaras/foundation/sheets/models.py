"""A sheet on its way in: read, previewed, decided, applied; every row stays findable for ever."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Versioned


class Upload(Versioned):
    """One import: a file, or a set of files that belong together."""

    class State(models.TextChoices):
        DIBACA = "dibaca", _("Sedang dibaca")
        DICOCOKKAN = "dicocokkan", _("Menunggu pencocokan kolom")
        DIPRATINJAU = "dipratinjau", _("Menunggu keputusan")
        DITERAPKAN_SEBAGIAN = "diterapkan_sebagian", _("Sedang diterapkan")
        DITERAPKAN = "diterapkan", _("Diterapkan")
        DIBATALKAN = "dibatalkan", _("Dibatalkan")
        DITOLAK = "ditolak", _("Ditolak")

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)  # sirup, renja, renstra, cascade
    label = models.CharField(max_length=200)  # file or folder name as the person knows it
    opd = models.CharField(max_length=90, blank=True)  # set when the sheet is of one OPD: '#id' or 'kode:<code>'
    sha256 = models.CharField(max_length=64)  # of the names and contents of all files
    files = models.JSONField(default=list)  # [{"name", "sha256", "size", "kind", "columns": […]}]
    mapping = models.JSONField(default=dict)  # columns matched by hand: {file: mapping.Choice}
    tops = models.JSONField(default=dict)  # {file: {"sheets": first rows for matching by hand, "problem": in words}}
    stored = models.CharField(max_length=200, blank=True)  # where the uploaded files are kept, under files/
    state = models.CharField(max_length=20, choices=State.choices, default=State.DIBACA)
    refusal = models.TextField(blank=True)  # why it was not taken, in words
    counts = models.JSONField(default=dict)  # read, skipped_other_daerah, problems, by_table …
    created_by = models.BigIntegerField(null=True, blank=True)
    created_by_name = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["siklus", "-id"], name="uploads_of_a_siklus")]

    def __str__(self) -> str:
        return self.label

    def body(self) -> dict[str, Any]:
        """What history keeps of an upload itself; its rows enter by digest."""
        return {"kind": self.kind, "label": self.label, "sha256": self.sha256, "state": self.state, "opd": self.opd}


class UploadRow(models.Model):
    """One row of a file: what it says, what is doubtful, and what will happen to it."""

    class State(models.TextChoices):
        BERMASALAH = "bermasalah", _("Bermasalah")
        GANDA = "ganda", _("Ganda")
        BERUBAH = "berubah", _("Berubah")
        BARU = "baru", _("Baru")
        SAMA = "sama", _("Cocok")

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    file = models.CharField(max_length=255)
    number = models.PositiveIntegerField()  # as the spreadsheet shows it
    seq = models.PositiveIntegerField()  # order of taking in
    group = models.CharField(max_length=20)  # rows that may be written together: opd, program, kegiatan …
    key = models.CharField(max_length=250, blank=True)  # identity in the source
    derived = models.BooleanField(default=False)  # made from other rows; the file has no such row
    state = models.CharField(max_length=12, choices=State.choices)
    skipped = models.BooleanField(default=False)  # somebody decided to leave it out
    label = models.CharField(max_length=300, blank=True)
    rupiah = models.BigIntegerField(null=True, blank=True)
    draft = models.JSONField()  # what will be written
    changes = models.JSONField(default=dict)  # field → [before, after], for a changed row
    problems = models.JSONField(default=list)  # as CellProblem, in the order of the columns
    applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["upload", "seq"], name="upload_row_once")]
        indexes = [
            models.Index(fields=["upload", "state", "seq"], name="upload_rows_by_state"),
            models.Index(fields=["upload", "applied", "seq"], name="upload_rows_to_apply"),
        ]


class ColumnMemory(models.Model):
    """Columns that somebody of this daerah matched by hand, remembered for the next file of the same shape."""

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)
    headers_sha256 = models.CharField(max_length=64)  # of the printed headers
    headers = models.JSONField(default=list)  # as they were printed, for people
    mapping = models.JSONField()  # {column index: field}
    opd = models.CharField(max_length=90, blank=True)  # of the sheet that taught it, as Upload.opd
    created_by = models.BigIntegerField(null=True, blank=True)
    created_by_name = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["daerah", "kind", "headers_sha256"], name="column_memory_once")]

    def __str__(self) -> str:
        return ", ".join(text for text in self.headers if text)[:120] or self.kind

    siklus: Siklus | None = None  # no column: the cycle in which somebody looks at it

    @property
    def siklus_id(self) -> int | None:
        return self.siklus.pk if self.siklus else None

    def seen_in(self, siklus: Siklus) -> "ColumnMemory":
        """A memory outlives its cycle; whether it may be forgotten follows the stage of the one at hand."""
        self.siklus = siklus
        return self
