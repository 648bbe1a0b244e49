"""Packages that hang on no line, and the lines of their OPD that their code fits."""

from collections import defaultdict
from collections.abc import Iterator

from selaras.features.alignment.findings.base import LoosePaket, Scene


def loose(scene: Scene) -> Iterator[tuple[LoosePaket, tuple[int, ...]]]:
    """Each loose package with the sub kegiatan of its OPD that its codes mean."""
    by_code: dict[tuple[int, str], list[int]] = defaultdict(list)
    for line in scene.picture.lines:
        forms = scene.codes.forms.get(line.kode, ())
        if forms and line.jenjang == "sub_kegiatan":
            by_code[line.opd, forms[0]].append(line.id)
    for row in scene.paket:
        if row.line is None:
            yield row, tuple(key for kode in row.kodes for key in by_code.get((row.opd, kode), ()))
