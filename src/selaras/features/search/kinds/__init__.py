"""Every kind of thing that can be found; the order here is the order on screen."""

from selaras.features.search.kinds import baris, opd, paket, simpul, usulan, wilayah
from selaras.features.search.kinds.base import Draft, Kind

KINDS: dict[str, Kind] = {module.KIND.code: module.KIND for module in (baris, usulan, paket, simpul, opd, wilayah)}
BY_THING = {kind.thing: kind for kind in KINDS.values()}

# Acts after which something may be found otherwise. What is missed is read with the next of them, at the latest daily.
CHANGES = (
    "plan.simpul.",
    "plan.line.",
    "plan.paket.",
    "plan.sheet.apply",
    "plan.sheet.undo",
    "usulan.submit",
    "usulan.edit",
    "usulan.withdraw",
    "usulan.recommend",
    "usulan.decide",
    "usulan.redirect",
    "usulan.close",
    "usulan.merge",
    "usulan.split",
    "usulan.sheet.apply",
    "usulan.sheet.undo",
)

__all__ = ["BY_THING", "CHANGES", "KINDS", "Draft", "Kind"]
