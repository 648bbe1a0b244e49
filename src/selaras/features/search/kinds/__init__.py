"""Every kind of thing that can be found; the order here is the order on screen."""

from selaras.features.search.kinds import baris, opd, paket, simpul, usulan, wilayah
from selaras.features.search.kinds.base import Draft, Kind

KINDS: dict[str, Kind] = {module.KIND.code: module.KIND for module in (baris, usulan, paket, simpul, opd, wilayah)}
BY_THING = {kind.thing: kind for kind in KINDS.values()}

__all__ = ["BY_THING", "KINDS", "Draft", "Kind"]
