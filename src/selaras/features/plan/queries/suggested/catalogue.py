"""The official codes of a cycle's nomenclature, ready to be asked: five seconds to build, then a few milliseconds."""

from selaras.engines.suggestion import Suggester
from selaras.features.plan.queries.suggested.prepared import Prepared
from selaras.foundation.nomenklatur.queries import tingkat_pemda
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.reference.codes import NOMENKLATUR_SETS
from selaras.values.kode import bidang_of_opd

PATIENCE = 0.4  # seconds that a page waits for a catalogue that is still being built
GENERIC = "X.XX"  # the supporting programme that every OPD has, under the code of its own bidang urusan

_catalogues: Prepared[str, Suggester] = Prepared()


def offered(siklus: Siklus) -> bool:
    """Whether there is a catalogue for this cycle: a bundled set, and a kabupaten or kota."""
    return siklus.nomenklatur_id in NOMENKLATUR_SETS and tingkat_pemda(siklus.daerah_id) == "kabkota"


def catalogue(siklus: Siklus) -> Suggester | None:
    """The catalogue of the cycle's set; None where there is none, or while it is being built."""
    if not offered(siklus):
        return None
    return _catalogues.get(siklus.nomenklatur_id, lambda: _built(siklus.nomenklatur_id), PATIENCE)


def prepare(siklus: Siklus) -> None:
    """Begin to build the catalogue for somebody who is about to ask; nobody waits."""
    if offered(siklus):
        _catalogues.get(siklus.nomenklatur_id, lambda: _built(siklus.nomenklatur_id), 0.0)


def _built(edition: str) -> Suggester:
    from selaras.reference.suggestion import suggester

    return suggester(edition)


def of_opd(kode: str, opd: Opd | None) -> str:
    """The code as this OPD writes it: X.XX becomes its own bidang urusan, where that is known."""
    if not kode.startswith(f"{GENERIC}.") or opd is None:
        return kode
    own = next(iter(opd.bidang_urusan or bidang_of_opd(opd.kode)), "")
    return f"{own}{kode.removeprefix(GENERIC)}" if own else kode
