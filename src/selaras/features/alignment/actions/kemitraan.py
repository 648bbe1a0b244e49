"""The only writes to partnerships: proposed, changed, agreed share by share, refused, cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.features.alignment.actions.settlement import settle, unsettle
from selaras.features.alignment.models import Bagian, Kemitraan, Urutan
from selaras.features.alignment.shares import circle, rest
from selaras.features.alignment.verbs.kemitraan import AGREE, CANCEL, EDIT, PROPOSE, REFUSE
from selaras.features.plan.models import PlanLine, Simpul
from selaras.features.usulan.models import Usulan
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui.prints import angka
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor
from selaras.values.rupiah import print_rupiah

LEAST, MOST = 2, 12  # OPDs in a partnership; the upper bound is ours: what one form holds
STATE = Bagian.State


@dataclass(frozen=True, slots=True)
class Terms:
    """What a partnership says of the whole."""

    judul: str
    opd: Opd  # who leads
    uraian: str = ""
    simpul: Simpul | None = None
    usulan: Usulan | None = None
    wilayah_id: str | None = None
    alamat: str = ""
    volume: Decimal | None = None
    satuan: str = ""
    rupiah: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What it says of one OPD. ``after``: places in the list of parts, from 0, that must have ended before."""

    opd: Opd
    uraian: str = ""
    volume: Decimal | None = None
    target: str = ""
    rupiah: int | None = None
    bulan_mulai: int | None = None
    bulan_selesai: int | None = None
    line: PlanLine | None = None
    after: tuple[int, ...] = ()


WHOLE = ("opd", "simpul", "usulan", "wilayah_id", "volume", "satuan", "rupiah", "alamat")
AGREED = ("opd_id", "simpul_id", "usulan_id", "wilayah_id", "volume", "satuan", "rupiah")
SHARE = ("volume", "target", "rupiah", "bulan_mulai", "bulan_selesai", "uraian")


def propose(
    siklus: Siklus, terms: Terms, parts: Sequence[Part], *, actor: Actor, by_opd: Opd | None = None
) -> Kemitraan:
    """A new partnership; every OPD in it is asked for its share."""
    at = clock.now()
    row = Kemitraan(
        daerah_id=siklus.daerah_id, siklus=siklus, asked_by=actor.person_id, asked_by_opd=by_opd, asked_at=at
    )
    _say(row, terms)
    with acting(actor, PROPOSE, row):
        _check(row, terms, parts, by_opd)
        row.save()
        _share_out(row, parts, actor, at)
    return row


def change(
    row: Kemitraan, terms: Terms, parts: Sequence[Part], *, actor: Actor, version: int | None = None
) -> Kemitraan:
    """Other words or other shares; where a share, a total or an order moves, everybody is asked again."""
    with acting(actor, EDIT, row, version=version) as fresh:
        before = _weight(fresh)
        _say(fresh, terms)
        _check(fresh, terms, parts, None)
        fresh.save()
        _share_out(fresh, parts, actor, clock.now(), dropped=True)
        if _weight(fresh) != before:
            _ask_again(fresh, actor)
    return fresh


def agree(bagian: Bagian, *, actor: Actor, line: PlanLine | None = None, version: int | None = None) -> Bagian:
    """An OPD says yes to its share; with the last yes the partnership is agreed and contributions follow."""
    with transaction.atomic():
        row = _held(bagian)
        with acting(actor, AGREE, bagian, version=version) as fresh:
            _alive(row, fresh)
            _check_line(fresh.opd_id, row, line)
            fresh.line = line or fresh.line
            _answer(fresh, actor, STATE.DISETUJUI)
        if all(share.state == STATE.DISETUJUI for share in row.bagian.filter(active=True)):
            settle(row, actor)
    return fresh


def refuse(bagian: Bagian, *, reason: str, actor: Actor, version: int | None = None) -> Bagian:
    """An OPD says no, and why; said after all had agreed, the others look again."""
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya; OPD lain membacanya.")})
    with transaction.atomic():
        row = _held(bagian)
        with acting(actor, REFUSE, bagian, version=version, note=reason.strip()) as fresh:
            _alive(row, fresh)
            _answer(fresh, actor, STATE.DITOLAK, reason.strip())
        if row.state == Kemitraan.State.DISEPAKATI:
            row.state = Kemitraan.State.DIUSULKAN
            row.bagian.filter(active=True, state=STATE.DISETUJUI).update(
                state=STATE.PERLU_DILIHAT, asked_at=clock.now()
            )
            unsettle(row, actor, [fresh])
    return fresh


def cancel(row: Kemitraan, *, reason: str, actor: Actor, version: int | None = None) -> Kemitraan:
    """The partnership ends; what it brought to the sasaran is withdrawn."""
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya; OPD lain membacanya.")})
    with transaction.atomic():
        with acting(actor, CANCEL, row, version=version, note=reason.strip()) as fresh:
            fresh.state, fresh.reason = Kemitraan.State.DIBATALKAN, reason.strip()
            fresh.save()
        unsettle(fresh, actor, fresh.bagian.select_related("contribution").exclude(contribution=None))
    return fresh


def _say(row: Kemitraan, terms: Terms) -> None:
    row.judul, row.uraian = terms.judul.strip(), terms.uraian.strip()
    for name in WHOLE:
        setattr(row, name, getattr(terms, name))


def _share_out(row: Kemitraan, parts: Sequence[Part], actor: Actor, at: datetime, *, dropped: bool = False) -> None:
    """Write the shares; an OPD that is named no more keeps its row, out of the sums."""
    known = {share.opd_id: share for share in row.bagian.all()}
    shares = []
    for part in parts:
        share = known.pop(part.opd.pk, None) or Bagian(
            daerah_id=row.daerah_id, siklus=row.siklus, kemitraan=row, opd=part.opd, asked_by=actor.person_id, asked_at=at
        )  # fmt: skip
        if not share.active:
            share.state, share.reason, share.asked_at, share.asked_by = STATE.DIMINTA, "", at, actor.person_id
        for name in SHARE:
            setattr(share, name, getattr(part, name))
        share.line, share.active, share.edited_by = part.line, True, actor.person_id
        share.save()
        shares.append(share)
    if dropped:
        row.bagian.filter(pk__in=[share.pk for share in known.values()]).update(active=False)
    Urutan.objects.filter(bagian__kemitraan=row).delete()
    for share, part in zip(shares, parts, strict=True):
        Urutan.objects.bulk_create(
            Urutan(daerah_id=row.daerah_id, bagian=share, after=shares[place]) for place in part.after
        )


def _weight(row: Kemitraan) -> dict[str, Any]:
    """What of a partnership is agreed upon: everything but its words."""
    body = row.body()
    said = {
        opd: {name: value for name, value in terms.items() if name not in ("state", "reason")}
        for opd, terms in body["bagian"].items()
    }
    return {name: body[name] for name in AGREED} | {"bagian": said}


def _ask_again(row: Kemitraan, actor: Actor) -> None:
    """Whoever had agreed looks again; whoever had refused is asked anew. Contributions stay as agreed until then."""
    at = clock.now()
    for share in row.bagian.filter(active=True):
        share.state = STATE.PERLU_DILIHAT if share.state in (STATE.DISETUJUI, STATE.PERLU_DILIHAT) else STATE.DIMINTA
        share.reason, share.asked_by, share.asked_at = "", actor.person_id, at
        share.answered_by = share.answered_at = None
        share.version += 1  # whoever has the old terms open is told before agreeing to others
        share.save()
    row.state = Kemitraan.State.DIUSULKAN
    row.save()


def _answer(share: Bagian, actor: Actor, state: str, reason: str = "") -> None:
    share.state, share.reason = state, reason
    share.answered_by, share.answered_at = actor.person_id, clock.now()
    share.save()


def _held(bagian: Bagian) -> Kemitraan:
    """Its partnership, locked: of two last answers one waits for the other."""
    rows = Kemitraan.objects.select_for_update(of=("self",)).select_related("siklus")
    return rows.get(pk=bagian.kemitraan_id)


def _alive(row: Kemitraan, share: Bagian) -> None:
    if row.state == Kemitraan.State.DIBATALKAN or not share.active:
        raise ValidationError(_("Kemitraan ini sudah dibatalkan, atau OPD ini sudah tidak ikut."))


def _check(row: Kemitraan, terms: Terms, parts: Sequence[Part], by_opd: Opd | None) -> None:
    opds = [part.opd.pk for part in parts]
    if not LEAST <= len(opds) <= MOST or len(set(opds)) != len(opds):
        raise ValidationError(_("Kemitraan memerlukan dua sampai dua belas OPD, tiap OPD satu bagian."))
    if terms.opd.pk not in opds:
        raise ValidationError({"opd": _("OPD yang memimpin harus punya bagian.")})
    if by_opd is not None and by_opd.pk not in opds:
        raise ValidationError(_("OPD Anda harus punya bagian dalam kemitraan yang Anda usulkan."))
    if any(part.opd.daerah_id != row.daerah_id for part in parts) or (
        terms.simpul is not None and terms.simpul.siklus_id != row.siklus_id
    ):
        raise ValidationError(_("Simpul, OPD dan baris harus dari daerah dan siklus yang sama."))
    for part in parts:
        _check_line(part.opd.pk, row, part.line)
        if part.bulan_mulai and part.bulan_selesai and part.bulan_selesai < part.bulan_mulai:
            raise ValidationError(
                _("%(opd)s: bulan selesai lebih dulu daripada bulan mulai.") % {"opd": part.opd.sebutan}
            )
    if circle({at: part.after for at, part in enumerate(parts)}):
        raise ValidationError(_("Urutan bagian berputar: sebuah bagian menunggu dirinya sendiri."))
    _check_sums(terms, parts)


def _check_line(opd_id: int, row: Kemitraan, line: PlanLine | None) -> None:
    if line is not None and (line.opd_id != opd_id or line.siklus_id != row.siklus_id or not line.active):
        raise ValidationError({"line": _("Pilih baris rencana milik OPD itu sendiri.")})


def _check_sums(terms: Terms, parts: Sequence[Part]) -> None:
    """The shares take exactly the whole: its volume and its rupiah."""
    volume = rest(terms.volume, [part.volume for part in parts])
    if not volume.fits:
        raise ValidationError(
            {"volume": _unfit(volume.total, volume.left, lambda n: f"{angka(n)} {terms.satuan}".strip())}
        )
    if terms.volume is not None and not terms.satuan.strip():
        raise ValidationError({"satuan": _("Tulis satuannya, misalnya m atau km.")})
    rupiah = rest(terms.rupiah, [part.rupiah for part in parts])
    if not rupiah.fits:
        raise ValidationError({"rupiah": _unfit(rupiah.total, rupiah.left, lambda n: print_rupiah(int(n)))})


def _unfit(total: Any, left: Any, said: Any) -> str:
    if total is None:
        return _("Bagian-bagian berjumlah %(sum)s, tetapi jumlah seluruhnya kosong.") % {"sum": said(-left)}
    if left > 0:
        return _("Bagian-bagian belum genap: masih kurang %(left)s.") % {"left": said(left)}
    return _("Bagian-bagian terlalu banyak: lebih %(left)s.") % {"left": said(-left)}
