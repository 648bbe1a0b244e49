"""The nouns of the plan: meaning (Simpul), work (PlanLine, Paket), the bridge (Contribution), limits, versions."""

from selaras.features.plan.models.bridge import Ceiling, Contribution
from selaras.features.plan.models.indikator import Indikator, Target
from selaras.features.plan.models.line import Funding, Paket, Place, PlanLine, Tag
from selaras.features.plan.models.simpul import Simpul, Support
from selaras.features.plan.models.version import PlanVersion, Renja, TrendPoint

__all__ = [
    "Ceiling",
    "Contribution",
    "Funding",
    "Indikator",
    "Paket",
    "Place",
    "PlanLine",
    "PlanVersion",
    "Renja",
    "Simpul",
    "Support",
    "Tag",
    "Target",
    "TrendPoint",
]
