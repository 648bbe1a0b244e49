"""The next conversations to have: what is found, for whom, why, how much rupiah, and where it starts.

``sources`` gives the conversations of all OPDs at once, each generator those it knows of.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.company import KECAMATAN, PRIORITAS, PROGRAM, URUSAN, of_the_office
from selaras.engines.cascade.orphans import LINE_WITHOUT_SASARAN, WITHOUT_LINE
from selaras.engines.cascade.threads import Tie
from selaras.engines.cascade.together import KOSONG
from selaras.features.alignment.queries.alone import Ground
from selaras.features.alignment.queries.conversation import Conversation, Facts, Source
from selaras.features.alignment.queries.open_talks import of_pairs, of_shares

NEXT = 3  # conversations shown of each OPD


def next_ones(ground: Ground) -> dict[int, list[Conversation]]:
    """Conversations of every OPD from all sources, largest rupiah first; ties in the order of the sources, then by key."""
    found: dict[int, list[tuple[int, int, str, Conversation]]] = defaultdict(list)
    for order, source in enumerate(sources.values()):
        for row in source(ground):
            found[row.opd].append((-row.rupiah, order, row.key, row))
    return {opd: [row for *_rank, row in sorted(rows, key=lambda each: each[:3])] for opd, rows in found.items()}


def _requests(ground: Ground) -> Iterable[Conversation]:
    """Requests without an answer: one step for who was asked, one for who asked."""
    parts = {part.id: part.pagu - part.counted for part in ground.standing.figure.per_sasaran}
    for row in ground.requests:
        if not row.waiting:
            continue
        rupiah = max(row.rupiah, parts.get(ground.sasaran_of(row.simpul), 0))
        facts: Facts = {"sasaran": ground.says(row.simpul), "sejak": row.asked, "ke": ground.opd.get(row.opd, "—")}
        start: dict[str, Any] = {"page": "plan:contribution.detail", "takes": {"pk": row.id}, "rupiah": rupiah}
        by = ground.opd.get(row.by or 0, "Bappeda")
        yield Conversation(
            row.opd, f"ajakan:{row.id}", _("Jawab ajakan %(dari)s untuk “%(sasaran)s”."), {**facts, "dari": by},
            label=_("Jawab"), because=((_("menunggu sejak %(sejak)s"), facts),),
            others=(row.by,) if row.by else (), **start,
        )  # fmt: skip
        if row.by is not None:
            yield Conversation(
                row.by, f"tanya:{row.id}", _("Tanyakan kepada %(ke)s ajakan untuk “%(sasaran)s”."), facts,
                label=_("Buka ajakan"), because=((_("dikirim %(sejak)s, belum dijawab"), facts),),
                others=(row.opd,), **start,
            )  # fmt: skip


NEAR = {
    PROGRAM: _("%(n)s barisnya pada program yang sama"),
    URUSAN: _("%(n)s barisnya pada urusan yang sama"),
    PRIORITAS: _("%(n)s barisnya melayani prioritas yang sama"),
    KECAMATAN: _("%(n)s barisnya di kecamatan yang sama"),
}


def _alone(ground: Ground) -> Iterable[Conversation]:
    """A sasaran that one OPD carries, with the OPD most likely to share it."""
    for sasaran, opd in ground.sole.items():
        if opd not in ground.willing:
            continue
        asked = {other for other, node in ground.asked if ground.sasaran_of(node) == sasaran}
        near = ground.neighbours.partners(sasaran, opd, ground.willing - asked)
        facts: dict[str, Any] = {"sasaran": ground.says(sasaran)}
        rupiah = ground.rupiah_at.get((opd, sasaran), 0)
        if not near:
            yield Conversation(
                opd, f"sendiri:{sasaran}", _("Cari OPD yang dapat ikut pada “%(sasaran)s”, yang baru digarap sendiri."),
                facts, rupiah, _("Ajak OPD lain"), "plan:contribution.form", asks={"simpul": sasaran},
            )  # fmt: skip
            continue
        first, *more = near
        because: list[tuple[Any, Facts]] = [(NEAR[kind], {"n": n}) for kind, n in first.because[:2]]
        if more:
            names = ", ".join(ground.opd[row.opd] for row in more)
            because.append((_("lainnya yang dekat: %(nama)s"), {"nama": names}))
        yield Conversation(
            opd, f"sendiri:{sasaran}", _("Ajak %(mitra)s ikut pada “%(sasaran)s”, yang baru digarap sendiri."),
            facts | {"mitra": ground.opd[first.opd]}, rupiah, _("Ajak"), "plan:contribution.form",
            asks={"simpul": sasaran, "opd": first.opd}, because=tuple(because),
            others=tuple(row.opd for row in near),
        )  # fmt: skip


def _bare(ground: Ground) -> Iterable[Conversation]:
    """Sasaran that are shared by links only: who has yet to say a target or money."""
    linked, carrying = _by_sasaran(ground.read.ties), _by_sasaran(t for t in ground.read.ties if t.carries)
    rupiah: dict[tuple[int, int], int] = defaultdict(int)
    for share in ground.standing.figure.lines:
        if share.reason == KOSONG:
            shared = [s for s in share.sasaran if linked[s] - {share.opd}]
            at = min(shared, key=lambda s: (not carrying[s] - {share.opd}, s))
            rupiah[share.opd, at] += share.pagu - share.counted
    for (opd, sasaran), amount in rupiah.items():
        full = sorted(carrying[sasaran] - {opd})
        others = full or sorted(linked[sasaran] - {opd})
        facts = {"sasaran": ground.says(sasaran), "mitra": ", ".join(ground.opd.get(one, "—") for one in others[:3])}
        if full:
            words, label, about = (
                _("Isi target atau rupiah sendiri pada “%(sasaran)s”; %(mitra)s sudah mengisinya."),
                _("Lihat baris sendiri"),
                opd,
            )
        else:
            words, label, about = (
                _("Sepakati target atau rupiah dengan %(mitra)s pada “%(sasaran)s”."),
                _("Lihat bagiannya"),
                others[0],
            )
        yield Conversation(
            opd, f"kosong:{sasaran}", words, facts, amount, label, "plan:weave.knot",
            takes={"sasaran": sasaran, "opd": about}, others=tuple(others),
            because=((_("tautan tanpa target atau rupiah dihitung sepersepuluh"), {}),),
        )  # fmt: skip


def _by_sasaran(ties: Iterable[Tie]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.sasaran is not None:
            found[tie.sasaran].add(tie.opd)
    return found


def _loose(ground: Ground) -> Iterable[Conversation]:
    """Work that has not reached a sasaran, one conversation for each OPD; what carries the office itself is left out."""
    n, rupiah = Counter[int](), Counter[int]()
    for row in ground.gaps.of_kind(LINE_WITHOUT_SASARAN):
        if row.line is not None and row.opd in ground.willing and not of_the_office(ground.read.lines[row.line]):
            n[row.opd or 0] += 1
            rupiah[row.opd or 0] += row.rupiah
    for opd, lines in n.items():
        yield Conversation(
            opd, "belum", _("Pilih sasaran untuk %(n)s baris yang belum melayani sasaran mana pun."),
            {"n": lines}, rupiah[opd], _("Hubungkan"), "alignment:sambung", asks={"opd": opd},
            because=((_("beserta semua yang di bawahnya, tanpa program penunjang"), {}),),
        )  # fmt: skip


def _void(ground: Ground) -> Iterable[Conversation]:
    """A sasaran that an OPD leads and that no line serves."""
    for row in ground.gaps.of_kind(WITHOUT_LINE):
        if row.jenjang == "sasaran" and row.simpul is not None and row.opd in ground.willing and row.opd is not None:
            yield Conversation(
                row.opd, f"kosong_baris:{row.simpul}", _("Pilih baris untuk “%(sasaran)s”, yang dipimpin tetapi belum punya baris."),
                {"sasaran": ground.says(row.simpul)}, 0, _("Hubungkan"), "alignment:sambung",
                asks={"opd": row.opd, "sasaran": row.simpul},
            )  # fmt: skip


# The order breaks ties.
sources: dict[str, Source] = {
    "ajakan": _requests,
    "bagian": of_shares,
    "pasangan": of_pairs,
    "kosong": _bare,
    "sendiri": _alone,
    "belum": _loose,
    "memimpin": _void,
}
