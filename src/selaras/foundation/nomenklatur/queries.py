"""What other parts ask about official codes."""

from selaras.foundation.nomenklatur.models import Nomenklatur
from selaras.values.kode import Kode


def tingkat_pemda(daerah_id: str) -> str:
    """Which list of codes a daerah uses: a province's code has two digits."""
    return "provinsi" if "." not in daerah_id else "kabkota"


def forms_of(text: str) -> tuple[str, ...]:
    """The spellings under which a printed code may stand in a set: filled, padded, and with X.XX."""
    try:
        kode = Kode.parse(text)
    except ValueError:
        return ()
    return tuple(dict.fromkeys((kode.normal, kode.generic())))


def known_code(set_kode: str, text: str, daerah_id: str) -> Nomenklatur | None:
    """The official code a printed one means, in the set of the cycle; None when the set does not know it."""
    forms = forms_of(text)
    rows = {
        n.kode: n
        for n in Nomenklatur.objects.filter(set_id=set_kode, tingkat_pemda=tingkat_pemda(daerah_id), kode__in=forms)
    }
    return next((rows[form] for form in forms if form in rows), None)


def code_book(set_kode: str, daerah_id: str) -> dict[str, tuple[int, str]]:
    """All codes of a set for one kind of government: code → (id, name). About 4,400 rows."""
    rows = Nomenklatur.objects.filter(set_id=set_kode, tingkat_pemda=tingkat_pemda(daerah_id))
    return {kode: (pk, nama) for kode, pk, nama in rows.values_list("kode", "pk", "nama")}
