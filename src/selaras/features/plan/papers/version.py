"""What changed between two versions as a file: one row per changed line, node or contribution."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from selaras.features.plan.queries.compare import ComparePage
from selaras.foundation.papers.blocks import Column, Paper, Row, Section, Table
from selaras.foundation.papers.render import MEDIA, render
from selaras.foundation.ui import prints
from selaras.foundation.verbs.actors import known_as

FORMS = ("csv", "xlsx")


def file_of(page: ComparePage, form: str) -> HttpResponse:
    """The comparison as CSV or XLSX; amounts are numbers."""
    answer = HttpResponse(render(_paper(page), form), content_type=MEDIA[form])
    name = f"banding-{page.before.key}-{page.after.key}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paper(page: ComparePage) -> Paper:
    picture = page.pair.after.picture
    table = Table(columns=_columns(), rows=tuple(_rows(page)), sheet=_("Perubahan"))
    return Paper(
        title=_("Perubahan dari %(before)s ke %(after)s") % {"before": page.before.nama, "after": page.after.nama},
        kind="banding",
        sections=(Section((table,), "lanskap"),),
        at=page.after.at,
        author=picture.daerah_nama,
        meta=((_("Semula"), _side(page.before)), (_("Menjadi"), _side(page.after))),
        contoh=picture.contoh,
    )


def _side(side: object) -> str:
    parts = (side.nama, prints.waktu(side.at), side.sidik[:12])  # type: ignore[attr-defined]
    return " · ".join(part for part in parts if part)


def _columns() -> tuple[Column, ...]:
    return (
        Column("jenis", _("Perubahan")),
        Column("opd", _("OPD"), width=2),
        Column("jenjang", _("Jenjang")),
        Column("kode", _("Kode"), kind="kode", width=1.5),
        Column("nama", _("Nama"), width=4),
        Column("isian", _("Isian yang berubah"), width=4),
        Column("semula", _("Pagu semula (Rp)"), kind="rupiah", width=1.5),
        Column("menjadi", _("Pagu menjadi (Rp)"), kind="rupiah", width=1.5),
        Column("selisih", _("Selisih (Rp)"), kind="rupiah", width=1.5),
        Column("oleh", _("Diubah oleh"), width=1.5),
        Column("waktu", _("Waktu"), width=1.5),
    )


def _rows(page: ComparePage) -> list[Row]:
    found = []
    for row in page.rows:
        change, entry = row["change"], row["entry"]
        fields = "\n".join(f"{label}: {was} → {now}" for label, was, now in row["fields"])
        money = (change.pagu_before, change.pagu_after, row["step"]) if change.noun == "line" else ("", "", "")
        said = (change.kind, row["opd"], row["jenjang"], row["kode"], row["nama"], fields)
        by = (known_as(entry.actor_name), prints.waktu(entry.at)) if entry else (None, None)
        found.append(Row((*said, *money, *by)))
    return found
