"""The columns of a line that a source may not carry, each with the test that it is still blank."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import LineP

COLUMNS: dict[str, Callable[[LineP], bool]] = {
    "lokasi": lambda line: not line.wilayah and not line.lokasi.strip(" -—"),
    "sumber_dana": lambda line: not line.sumber_dana and (line.pagu or 0) > 0,
    "kelompok_sasaran": lambda line: not line.kelompok_sasaran.strip(" -—"),
    "prakiraan_maju": lambda line: line.pagu_maju is None,
    "indikator": lambda line: not line.indikator,
}
LABELS = {
    "lokasi": _("lokasi"),
    "sumber_dana": _("sumber dana"),
    "kelompok_sasaran": _("kelompok sasaran"),
    "prakiraan_maju": _("prakiraan maju"),
    "indikator": _("indikator"),
}
