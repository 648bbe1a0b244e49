"""What a forum heard and what it said: a proposal stands in exactly one of its lists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selaras.features.usulan.picture import SaidP, UsulanP, UsulanPicture
from selaras.features.usulan.words import GOES_ON, REASONS, Hasil, Keadaan

AGREED, RESERVE, NOT_AGREED = "disetujui", "cadangan", "belum disetujui"
GONE = (Hasil.DIGABUNG, Hasil.DITARIK)  # a merged voice stands with the proposal it was joined to


@dataclass(frozen=True, slots=True)
class Forum:
    """A meeting that speaks about proposals."""

    kode: str
    nama: str
    steps: tuple[str, ...]  # steps of the ladder that it speaks at, the one that counts more first
    lanes: tuple[str, ...] = ()  # () = every lane


KECAMATAN = Forum("kecamatan", "Musrenbang Kecamatan", ("kecamatan",), ("desa", "kecamatan", "publik"))
OPD = Forum("opd", "Forum Perangkat Daerah", ("forum", "opd"))
KABUPATEN = Forum("kabupaten", "Musrenbang RKPD", ("kabupaten", "tapd"))


@dataclass(frozen=True, slots=True)
class Heard:
    """One proposal in a forum, with the forum's own word about it."""

    usulan: UsulanP
    hasil: str = ""  # '' = not answered yet
    alasan: str = ""  # code
    teks: str = ""
    volume: str = ""
    rupiah: int | None = None
    urutan: int | None = None
    passed: bool = False  # the forum passed it on

    @property
    def list(self) -> str:
        """Which of the three lists it stands in."""
        if self.hasil == Hasil.DITUNDA or (self.alasan == "tidak_masuk_peringkat" and not self.passed):
            return RESERVE
        return AGREED if self.passed else NOT_AGREED

    @property
    def outcome(self) -> str | None:
        return str(Hasil(self.hasil).label) if self.hasil else None

    @property
    def reason(self) -> str | None:
        return str(REASONS[self.alasan][0]) if self.alasan in REASONS else None


def heard(picture: UsulanPicture, forum: Forum, *, kecamatan: str = "", opd: int | None = None) -> list[Heard]:
    """Everything that came before a forum: ranked ones first, then as they came."""
    found = [
        _heard(usulan, forum, opd)
        for usulan in picture.usulan
        if usulan.hasil not in GONE
        and (not kecamatan or usulan.kecamatan == kecamatan)
        and (not forum.lanes or usulan.asal in forum.lanes)
        and (opd is None or opd in _agencies(usulan))
        and _came(usulan, forum)
    ]
    return sorted(found, key=lambda row: (row.urutan is None, row.urutan or 0, row.usulan.id))


def _agencies(usulan: UsulanP) -> set[int | None]:
    """Who answers it now, and who answered it before it was sent on."""
    return {usulan.opd, *(word.opd for word in usulan.said if word.langkah == "opd")}


def _came(usulan: UsulanP, forum: Forum) -> bool:
    """A kecamatan speaks about all that its villages send; later forums about what has come as far as them."""
    if forum is KECAMATAN:
        return True
    open_here = usulan.keadaan != Keadaan.SELESAI and usulan.langkah in forum.steps
    return open_here or any(word.langkah in forum.steps for word in usulan.said) or _unheard(usulan)


def _unheard(usulan: UsulanP) -> bool:
    """Came in answered: its source prints an outcome but no way."""
    return usulan.keadaan == Keadaan.SELESAI and not usulan.said


def _heard(usulan: UsulanP, forum: Forum, opd: int | None) -> Heard:
    rank = next((score.urutan for score in usulan.scores if score.forum == forum.kode), None)
    word = _word(usulan, forum, opd)
    if word is not None:
        return Heard(usulan, word.hasil, word.alasan, word.teks, word.volume, word.rupiah, rank, _goes_on(word))
    if usulan.keadaan == Keadaan.SELESAI:
        volume, rupiah, yes = usulan.volume_disetujui, usulan.rupiah_disetujui, usulan.hasil in GOES_ON
        return Heard(usulan, usulan.hasil, usulan.alasan, usulan.penjelasan, volume, rupiah, rank, yes)
    return Heard(usulan, urutan=rank)


def _word(usulan: UsulanP, forum: Forum, opd: int | None) -> SaidP | None:
    """The forum's word; of an OPD its own, not that of another which sent the proposal on."""
    about = opd if opd is not None else usulan.opd
    words = {word.langkah: word for word in usulan.said if word.langkah != "opd" or word.opd in (None, about)}
    return next((words[step] for step in forum.steps if step in words), None)


def _goes_on(word: SaidP) -> bool:
    """Whether a forum passed it on; sent to another OPD by its kecamatan it goes on, by an OPD it leaves that OPD."""
    return word.hasil in GOES_ON or (word.hasil == Hasil.DIALIHKAN and word.langkah != "opd")


def by_agency(picture: UsulanPicture, rows: Iterable[Heard]) -> list[tuple[str | None, list[Heard]]]:
    """Grouped by who answers, in the order of codes; without an OPD last."""
    order = {o.id: (o.kode or "~", o.nama) for o in picture.opd}
    groups: dict[tuple[str, str], list[Heard]] = {}
    for row in rows:
        key = order.get(row.usulan.opd or 0) or (("~~", row.usulan.opd_teks) if row.usulan.opd_teks else ("~~~", ""))
        groups.setdefault(key, []).append(row)
    return [(key[1] or None, groups[key]) for key in sorted(groups)]


def agency(picture: UsulanPicture) -> Callable[[UsulanP], str | None]:
    """The name of who answers, as printed where the OPD is not known."""
    names = {o.id: o.nama for o in picture.opd}
    return lambda usulan: names.get(usulan.opd or 0) or usulan.opd_teks or None
