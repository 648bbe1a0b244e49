"""The weave as a document: the picture and the same facts as a table."""

from collections.abc import Iterator

from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.threads import threads
from selaras.engines.cascade.together import together
from selaras.engines.cascade.weave import weave
from selaras.features.plan.drawing import Names, draw
from selaras.foundation.papers.blocks import Cell, Svg


def figure(picture: Picture) -> Svg:
    names = Names(
        sasaran={s.id: s.uraian for s in picture.simpul},
        opd={o.id: o.singkatan or o.nama for o in picture.opd},
        warna={s.id: s.warna or 0 for s in picture.simpul if s.jenjang == "prioritas"},
        title=f"Anyaman rencana {picture.daerah_nama} {picture.tahun}",
        note="Data contoh" if picture.contoh else "",
    )
    laid = weave(picture)
    says = f"Anyaman {len(laid.rows)} sasaran dan {len(laid.columns)} OPD; tabel di bawahnya memuat isi yang sama."
    return Svg(draw(laid, names), says, "Anyaman: siapa bekerja untuk sasaran apa", "Gambar 1")


def cells(picture: Picture) -> Iterator[tuple[str, dict[str, Cell]]]:
    """One row per sasaran in the order of the weave."""
    read = threads(picture)
    laid = weave(picture, read=read)
    words = {s.id: s.uraian for s in picture.simpul}
    names = {o.id: o.singkatan or o.nama for o in picture.opd}
    parts = {part.id: part for part in together(picture, read).per_sasaran}
    for number, row in enumerate(laid.rows, start=1):
        knots = [knot for knot in laid.knots if knot.sasaran == row.sasaran]
        part = parts.get(row.sasaran)
        yield (
            "",
            {
                "no": str(number),
                "prioritas": words.get(row.prioritas or 0),
                "sasaran": words[row.sasaran],
                "pemimpin": "; ".join(names[k.opd] for k in knots if k.role == "lead") or None,
                "kontributor": "; ".join(names[k.opd] for k in knots if k.role != "lead") or None,
                "baris": sum(k.count for k in knots),
                "pagu": part.pagu if part else 0,
                "bersama": f"{round(100 * part.share)}%" if part and part.share is not None else None,
                "keadaan": "digarap sendiri" if len(knots) == 1 else "" if knots else "belum ada OPD",
            },
        )
