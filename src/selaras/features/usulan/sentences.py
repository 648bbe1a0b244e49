"""What a proposer reads first: one sentence and one word, in plain language, for every state and outcome."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.usulan.queries.answer import Answer, Home
from selaras.features.usulan.words import GOES_ON, REASONS, STEPS, Asal, Hasil, Keadaan, Nasib

Words = Any  # a text of the catalogue, translated when it is read


@dataclass(frozen=True, slots=True)
class Word:
    """The chip beside the sentence: kind of chip, word, and a quiet word after it."""

    kind: str
    text: str
    quiet: str = ""


ENDED: dict[str, tuple[Words, Words]] = {  # outcome → (word, sentence)
    Hasil.DITOLAK: (gettext_lazy("Tidak diterima"), gettext_lazy("%(judul)s tidak diterima.")),
    Hasil.DITUNDA: (
        gettext_lazy("Ditunda"),
        gettext_lazy("%(judul)s ditunda. Usulan ini dipertimbangkan lagi untuk %(tujuan)s."),
    ),
    Hasil.DIGABUNG: (
        gettext_lazy("Digabung"),
        gettext_lazy("%(judul)s dibahas bersama usulan %(induk)s, karena isinya sama."),
    ),
    Hasil.DITARIK: (gettext_lazy("Ditarik"), gettext_lazy("%(judul)s ditarik kembali oleh pengusulnya.")),
    Hasil.SUMBER_LAIN: (
        gettext_lazy("Dari sumber lain"),
        gettext_lazy("%(judul)s tidak didanai APBD, karena ada sumber dana lain."),
    ),
}
LIVES: dict[str, Words] = {
    Nasib.TERLAKSANA: gettext_lazy("%(judul)s sudah dikerjakan %(opd)s."),
    Nasib.DIANGGARKAN: gettext_lazy("%(judul)s sudah dianggarkan untuk dikerjakan %(opd)s pada %(tahun)s."),
    Nasib.DIRENCANAKAN: gettext_lazy("%(judul)s direncanakan untuk dikerjakan %(opd)s pada %(tahun)s."),
}
FURTHEST = (Nasib.TERLAKSANA, Nasib.DIANGGARKAN, Nasib.DIRENCANAKAN)


def headline(answer: Answer) -> str:
    """The one sentence: what was decided, or where it waits."""
    return str(_sentence(answer)) % {
        "judul": answer.judul,
        "opd": _who(answer) or _("perangkat daerah"),
        "tahun": answer.tahun,
        "tujuan": answer.tahun_tujuan or answer.tahun + 1,
        "induk": answer.induk,
        "langkah": step_name(answer),
    }


def _sentence(answer: Answer) -> Words:
    if answer.keadaan == Keadaan.DIKEMBALIKAN:
        return _("%(judul)s dikembalikan untuk dilengkapi. Ini bukan penolakan.")
    if answer.keadaan != Keadaan.SELESAI:
        return _("%(judul)s sedang diperiksa. Sekarang di: %(langkah)s.")
    if answer.hasil in ENDED:
        return ENDED[answer.hasil][1]
    if (nasib := furthest(answer)) is not None:
        return LIVES[nasib]
    if answer.tempat:
        return _("%(judul)s dikeluarkan dari anggaran.")
    if answer.hasil == Hasil.DITERIMA_SEBAGIAN:
        return _("%(judul)s diterima sebagian. Tempatnya dalam rencana %(opd)s belum dicatat.")
    return _("%(judul)s diterima. Tempatnya dalam rencana %(opd)s belum dicatat.")


def furthest(answer: Answer) -> str | None:
    """How far the work has come in the lines where it lives."""
    fates = {home.nasib for home in answer.living}
    return next((nasib for nasib in FURTHEST if nasib in fates), None)


def _who(answer: Answer) -> str:
    return answer.living[0].opd if answer.living else answer.opd


def step_name(answer: Answer) -> str:
    """Where it waits now; at the step of the OPDs the OPD's own name."""
    if answer.langkah == "opd" and answer.opd:
        return answer.opd
    return str(STEPS[answer.langkah].label) if answer.langkah in STEPS else "—"


def word(answer: Answer) -> Word:
    """The chip: never amber or red, for an answer is no alarm."""
    if answer.keadaan == Keadaan.DIKEMBALIKAN:
        return Word("changed", _("Perlu dilengkapi"))
    if answer.keadaan != Keadaan.SELESAI:
        return Word("wait", _("Sedang diperiksa"))
    if answer.hasil in ENDED:
        return Word("mute" if answer.hasil in (Hasil.DIGABUNG, Hasil.DITARIK) else "no", str(ENDED[answer.hasil][0]))
    return _accepted(answer, furthest(answer))


def _accepted(answer: Answer, nasib: str | None) -> Word:
    part = _("sebagian") if answer.hasil == Hasil.DITERIMA_SEBAGIAN else ""
    if nasib == Nasib.TERLAKSANA:
        return Word("good", _("Sudah dikerjakan"), part)
    if nasib == Nasib.DIANGGARKAN:
        return Word("good", _("Sudah dianggarkan"), part)
    if nasib is None and answer.tempat:
        return Word("no", _("Dikeluarkan dari anggaran"))
    if answer.ditetapkan:
        return Word("good", _("Masuk RKPD %(tahun)s") % {"tahun": answer.tahun}, part)
    quiet = _("sebagian, belum ditetapkan") if part else _("belum ditetapkan")
    said = _("Masuk rancangan %(tahun)s") if nasib else _("Diterima untuk %(tahun)s")
    return Word("good", said % {"tahun": answer.tahun}, quiet)


def reason(answer: Answer) -> str:
    """Why, in the words of the list of reasons."""
    return str(REASONS[answer.alasan][0]) if answer.alasan in REASONS else ""


def outcome(answer: Answer) -> str:
    """The outcome in a list; of an open one its state."""
    if answer.hasil:
        return str(Hasil(answer.hasil).label)
    return str(Keadaan(answer.keadaan).label)


def lane(answer: Answer) -> str:
    return str(Asal(answer.asal).label)


def fate(home: Home) -> str:
    return str(Nasib(home.nasib).label)


def place(answer: Answer) -> str:
    """Desa and kecamatan, never an address."""
    if answer.kecamatan_nama:
        kecamatan = _("Kec. %(nama)s") % {"nama": answer.kecamatan_nama}
        return f"{answer.desa_nama}, {kecamatan}" if answer.desa_nama else kecamatan
    return answer.desa_nama


def got(answer: Answer) -> bool:
    """Whether money and volume of the answer are worth showing beside what was asked."""
    return answer.hasil in (*GOES_ON, Hasil.DIGABUNG) or answer.keadaan != Keadaan.SELESAI
