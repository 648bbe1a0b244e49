"""A request to contribute that has waited too long for an answer."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene
from selaras.features.plan.queries.bridge import OLD


def find(scene: Scene) -> Iterable[Found]:
    for row in scene.requests:
        if row.days > OLD:
            facts = {"hari": row.days, "dari": row.by or "Bappeda"}
            yield Found(f"plan.contribution:{row.id}", row.rupiah, row.opd, row.simpul, None, facts)


KIND = Kind(
    code="permintaan_lama",
    title=_("Belum dijawab"),
    heading=_("Ajakan belum dijawab"),
    sentence=_("Ajakan %(dari)s kepada %(opd)s untuk “%(simpul)s” belum dijawab selama %(hari)s hari."),
    group=_("%(n)s ajakan kepada %(opd)s belum dijawab."),
    find=find,
    act=Act(_("Jawab"), "plan:contribution.detail", takes="pk=subject"),
    chip="clash",
    talk=True,
    seals=("dari",),
)
