"""What an agreement brings to the sasaran: each OPD's accepted contribution, from the consent that its own people gave."""

from collections.abc import Iterable

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.alignment.verbs.kemitraan import SETTLE
from selaras.features.plan.actions import bridge
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.values.angka import print_angka


def settle(row: Kemitraan, actor: Actor) -> None:
    """All have agreed: one act writes the contributions of all, and takes back those of OPDs that are out of it."""
    row.state, row.accepted_at = Kemitraan.State.DISEPAKATI, clock.now()
    with acting_many(actor, SETTLE, row) as bulk:
        for share in row.bagian.select_related("opd", "line", "contribution").order_by("pk"):
            if not share.active or _moved(row, share):
                _free(bulk, share)
            if share.active:
                _bring(bulk, row, share)
        _keep(bulk, row)


def unsettle(row: Kemitraan, actor: Actor, shares: Iterable[Bagian]) -> None:
    """One act takes back what these shares brought."""
    with acting_many(actor, SETTLE, row) as bulk:
        for share in shares:
            _free(bulk, share)
        _keep(bulk, row)


def _keep(bulk: Bulk, row: Kemitraan) -> None:
    row.version += 1
    row.save()
    bulk.wrote([row])


def _moved(row: Kemitraan, share: Bagian) -> bool:
    """Its contribution stands no more, or is to another node or of another line than the share says now."""
    kept = share.contribution
    if kept is None:
        return False
    return kept.state not in bridge.LIVE or (kept.simpul_id, kept.line_id) != (row.simpul_id, share.line_id)


def _bring(bulk: Bulk, row: Kemitraan, share: Bagian) -> None:
    if row.simpul is None:
        return
    amount = f"{print_angka(share.volume)} {row.satuan}" if share.volume is not None else ""
    terms = {
        "target": share.target or amount,
        "rupiah": share.rupiah,
        "bulan_mulai": share.bulan_mulai,
        "bulan_selesai": share.bulan_selesai,
    }
    consent = bridge.Consent(row.simpul, share.opd, share.line, terms, share.answered_by, share.answered_at)
    again = share.contribution is not None
    share.contribution, before = bridge.settle(bulk, consent, share.contribution)
    held = _holders(share)
    if not again:
        share.contribution_prev = dict(held[0].contribution_prev) if held else before
    for one in (share, *held):
        if one.contribution_prev:
            one.contribution_prev["version"] = share.contribution.version
        one.save()


def _free(bulk: Bulk, share: Bagian) -> None:
    """Take its contribution back; where another agreement stands on the same one, that one's terms hold again."""
    if share.contribution is None:
        return
    held = _holders(share)
    if not held:
        bridge.release(bulk, share.contribution, share.contribution_prev)
    share.contribution, share.contribution_prev = None, {}
    share.save()
    if held and held[0].kemitraan.state == Kemitraan.State.DISEPAKATI:
        _bring(bulk, held[0].kemitraan, held[0])


def _holders(share: Bagian) -> list[Bagian]:
    """Shares of other agreements that stand on the same contribution, the latest first."""
    rows = Bagian.objects.filter(contribution=share.contribution, active=True).exclude(pk=share.pk)
    rows = rows.exclude(kemitraan__state=Kemitraan.State.DIBATALKAN).order_by("-pk")
    return list(rows.select_related("kemitraan__simpul__siklus", "opd", "line", "contribution"))
