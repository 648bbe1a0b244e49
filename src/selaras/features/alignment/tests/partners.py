"""Partnerships for sentences in tests: two OPDs with a line each, and what they agree on."""

from decimal import Decimal
from typing import Any

from selaras.engines.cascade.together import together
from selaras.features.alignment.actions import kemitraan as actions
from selaras.features.alignment.actions.kemitraan import Part, Terms
from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.plan.queries.picture import picture_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a


class Market:
    """A road of one OPD and a market of another one, of Rp600 and Rp400 million, for one sasaran."""

    def __init__(self, stage: str = "ranwal") -> None:
        self.cycle: Siklus = a.siklus("12.07", 2022, stage)
        self.road_opd, self.market_opd = a.opd("Dinas Pekerjaan Umum"), a.opd("Dinas Perdagangan")
        self.sasaran = a.simpul(self.cycle, uraian="Meningkatnya pasar yang terhubung")
        self.road = a.line(self.cycle, self.road_opd, "Jalan ke pasar", pagu=600_000_000)
        self.market = a.line(self.cycle, self.market_opd, "Pasar desa", pagu=400_000_000, kode="3.30.03.2.01.0004")
        self.planner = a.person("perencana_opd", opd=self.road_opd)
        self.road_head = a.person("kepala_opd", opd=self.road_opd)
        self.market_head = a.person("kepala_opd", opd=self.market_opd)

    def terms(self, **other: Any) -> Terms:
        whole = {"volume": Decimal(500), "satuan": "m", "rupiah": 1_000_000_000, "simpul": self.sasaran}
        return Terms("Pasar desa dan jalannya", self.road_opd, **(whole | other))

    def parts(self, road: dict[str, Any] | None = None, market: dict[str, Any] | None = None) -> list[Part]:
        first = {"volume": Decimal(400), "rupiah": 600_000_000, "bulan_mulai": 2, "bulan_selesai": 5, "line": self.road}
        then = {
            "volume": Decimal(100),
            "rupiah": 400_000_000,
            "bulan_mulai": 6,
            "bulan_selesai": 9,
            "line": self.market,
        }
        return [Part(self.road_opd, **(first | (road or {}))), Part(self.market_opd, **(then | (market or {})))]

    def bare(self) -> list[Part]:
        """The same OPDs and lines, without anything promised."""
        return [Part(self.road_opd, line=self.road), Part(self.market_opd, line=self.market)]

    def proposed(self, terms: Terms | None = None, parts: list[Part] | None = None) -> Kemitraan:
        return actions.propose(
            self.cycle,
            terms or self.terms(),
            parts or self.parts(),
            actor=acting_as(self.planner),
            by_opd=self.road_opd,
        )

    def agreed(self, terms: Terms | None = None, parts: list[Part] | None = None) -> Kemitraan:
        row = self.proposed(terms, parts)
        self.agree_all(row)
        return row

    def agree_all(self, row: Kemitraan) -> None:
        for opd, head in ((self.road_opd, self.road_head), (self.market_opd, self.market_head)):
            actions.agree(share(row, opd), actor=acting_as(head))
        row.refresh_from_db()

    def figure(self) -> int:
        """The central figure in rupiah, as the engines count it now."""
        return together(picture_of(self.cycle)).counted


def acting_as(person: Any) -> Any:
    from selaras.foundation.people.seats import actor_of

    return actor_of(person)


def share(row: Kemitraan, opd: Opd) -> Bagian:
    return Bagian.objects.get(kemitraan=row, opd=opd)


def states(row: Kemitraan) -> list[str]:
    return list(Bagian.objects.filter(kemitraan=row, active=True).order_by("pk").values_list("state", flat=True))
