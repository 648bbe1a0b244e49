"""What the pages of partnerships show, ready for their templates."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from selaras.features.alignment.actions.kemitraan import MOST
from selaras.features.alignment.forms.kemitraan import MORE, PREFIX, AgreeForm, KemitraanForm, ShareForm, shares_form
from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.alignment.queries import kemitraan as queries
from selaras.features.alignment.queries import kemitraan_first as first
from selaras.features.alignment.shares import rest, waits
from selaras.features.alignment.verbs.kemitraan import AGREE, REFUSE
from selaras.features.plan.queries.bridge import my_opds
from selaras.features.plan.queries.places import place_book
from selaras.foundation.opd.models import Opd
from selaras.foundation.ui.prints import bulan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.web import address
from selaras.values.bulan import SINGKAT
from selaras.values.rupiah import parse_rupiah


def list_page(request: Any, choice: queries.Choice) -> dict[str, Any]:
    """The list with its filters, and above it what waits for whoever looks."""
    now = clock.now()
    page = queries.page_of(request.siklus, choice, request.GET)
    mine = queries.waiting_shown(request.siklus, request.actor)
    asks = {"keadaan": choice.state, "opd": choice.opd, "cari": choice.text}
    said = urlencode({name: value for name, value in asks.items() if value})
    return {
        "choice": choice,
        "page": page,
        "rows": [{"row": row, "age": queries.age_of(row, now)} for row in page.rows],
        "mine": [
            {"share": share, "days": queries.days(share, now), "late": queries.lateness(share, now)} for share in mine
        ],
        "states": Kemitraan.State.choices,
        "opds": queries.partners_in(request.siklus),
        "asks": f"?{said}" if said else "",
        "patience": queries.PATIENCE,
    }


def detail_page(request: Any, row: Kemitraan, given: dict[int, AgreeForm] | None = None) -> dict[str, Any]:
    """One partnership: shares, sums, months, order, answers, acts."""
    now = clock.now()
    around = queries.around(row.parts, row)  # type: ignore[attr-defined]
    shares = [_share(request, row, share, now, (given or {}).get(share.pk)) for share in around.parts]
    return {
        "row": row,
        "around": around,
        "shares": shares,
        "asked": [one for one in shares if one["can_agree"] or one["why"]],
        "given": [one for one in shares if one["can_refuse"] and one["share"].state == Bagian.State.DISETUJUI],
        "month_names": [bulan(name) for name in SINGKAT],
        "acts": queries.acts_of(row),
        "patience": queries.PATIENCE,
        "agreed": sum(share.state == Bagian.State.DISETUJUI for share in around.parts),
    }


def _share(request: Any, row: Kemitraan, share: Bagian, now: Any, given: AgreeForm | None) -> dict[str, Any]:
    share.kemitraan = row
    alive = row.state != Kemitraan.State.DIBATALKAN
    mine = share.opd_id in my_opds(request.actor, row.daerah_id)
    agree = AGREE.refusal(request.actor, share) if alive and mine else None
    can_agree = alive and mine and agree is None
    return {
        "share": share,
        "days": queries.days(share, now),
        "late": queries.lateness(share, now) if row.state == queries.OPEN else 0,
        "over": share.line is not None and share.line.pagu is not None and (share.rupiah or 0) > share.line.pagu,
        "can_agree": can_agree,
        "can_refuse": alive and mine and REFUSE.allows(request.actor, share),
        "why": agree if share.state in Bagian.OPEN else None,
        "form": (given or AgreeForm(share=share)) if can_agree else None,
    }


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it was sent, with what its shares add up to."""

    request: Any
    form: KemitraanForm
    shares: Any

    @property
    def valid(self) -> bool:
        whole, parts = self.form.is_valid(), self.shares.is_valid()
        if not parts and whole:
            self.form.add_error(None, _("Ada bagian yang belum lengkap; lihat yang ditandai."))
        return whole and parts

    def page(self, row: Kemitraan | None = None, newer: Any = None) -> dict[str, Any]:
        """``newer``: the row as somebody else has saved it in the meantime."""
        if newer is not None:
            self.form.add_error(
                None,
                _("Orang lain sudah mengubah kemitraan ini. Ketikan Anda masih ada; simpan lagi untuk memakainya."),
            )
            sent = self.request.POST.copy()
            sent["version"] = str(newer.version)
            self.form.data = sent
        return _form_page(self.request, self.form, self.shares, self.request.POST, row)


def sent_form(request: Any) -> Sent:
    opds = first.opds_of(request.siklus)
    form = KemitraanForm(request.POST, siklus=request.siklus, opds=opds)
    return Sent(request, form, shares_form(request.siklus, opds, request.POST))


def asks_only(request: Any) -> bool:
    """Whether somebody only wants to see what is left, or more shares; nothing is saved then."""
    return "hitung" in request.POST or "tambah" in request.POST


def counted_form(request: Any, row: Kemitraan | None = None) -> dict[str, Any]:
    """What was typed, once more, with what is left; nothing is complained about yet."""
    sent = request.POST
    many = range(min(_whole_number(sent.get(f"{PREFIX}-TOTAL_FORMS")) or 0, MOST))
    shares = [{name: sent.get(f"{PREFIX}-{at}-{name}", "") for name in ShareForm.base_fields} for at in many]
    for at, share in enumerate(shares):
        share["after"] = sent.getlist(f"{PREFIX}-{at}-after")
    while shares and not any(shares[-1].values()):
        shares.pop()
    return _shown(request, first.First(sent.dict(), shares), row, MORE if "tambah" in sent else 1)


def new_form(request: Any) -> dict[str, Any]:
    shown = first.first_of(request.siklus, request.actor, request.GET, place_book(request.daerah))
    return _shown(request, shown, None)


def change_form(request: Any, row: Kemitraan) -> dict[str, Any]:
    shown = first.first_of_change(row, row.parts, place_book(request.daerah))  # type: ignore[attr-defined]
    return _shown(request, shown, row)


def _shown(request: Any, shown: first.First, row: Kemitraan | None, empty: int = 1) -> dict[str, Any]:
    opds = first.opds_of(request.siklus)
    form = KemitraanForm(initial=shown.whole, siklus=request.siklus, opds=opds)
    shares = shares_form(request.siklus, opds, initial=shown.shares, empty=empty)
    typed = {f"{PREFIX}-{at}-{name}": value for at, part in enumerate(shown.shares) for name, value in part.items()}
    typed |= {name: shown.whole.get(name) for name in ("volume", "satuan", "rupiah")}
    return _form_page(request, form, shares, typed | {f"{PREFIX}-TOTAL_FORMS": len(shares.forms)}, row)


def _form_page(request: Any, form: KemitraanForm, shares: Any, typed: Any, row: Kemitraan | None) -> dict[str, Any]:
    blank = row or Kemitraan(daerah=request.daerah, siklus=request.siklus)
    return {
        "form": form,
        "shares": shares,
        "sums": sums_of(typed),
        "row": row,
        "blank": blank,
        "full": len(shares.forms) >= MOST,
        "lines": first.suggested_lines(request.siklus, request.actor, form["simpul"].value() or None),
    }


def sums_of(typed: Any) -> dict[str, Any]:
    """What is left while somebody types; what is no number yet counts as nothing."""
    many = _whole_number(typed.get(f"{PREFIX}-TOTAL_FORMS"))
    count = range(min(many or 0, MOST))
    volumes = [_volume(typed.get(f"{PREFIX}-{at}-volume")) for at in count]
    months: dict[int, Any] = {
        at: (
            _whole_number(typed.get(f"{PREFIX}-{at}-bulan_mulai")),
            _whole_number(typed.get(f"{PREFIX}-{at}-bulan_selesai")),
        )
        for at in count
    }
    after = {
        at: [n for text in _all(typed, f"{PREFIX}-{at}-after") if (n := _whole_number(text)) is not None]
        for at in count
    }
    return {
        "volume": rest(_volume(typed.get("volume")), volumes),
        "rupiah": rest(_rupiah(typed.get("rupiah")), [_rupiah(typed.get(f"{PREFIX}-{at}-rupiah")) for at in count]),
        "satuan": typed.get("satuan") or "",
        "clashes": [(wait.first + 1, wait.then + 1) for wait in waits(months, after) if wait.clash],
    }


def _all(typed: Any, name: str) -> list[Any]:
    return typed.getlist(name) if hasattr(typed, "getlist") else list(typed.get(name) or [])


def _whole_number(text: Any) -> int | None:
    return int(text) if str(text).isdecimal() and len(str(text)) < 4 else None


def _rupiah(text: Any) -> int | None:
    try:
        return parse_rupiah(text) if text not in (None, "") else None
    except ValueError:
        return None


def _volume(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text).replace(".", "").replace(",", ".")) if text not in (None, "") else None
    except ArithmeticError:
        return None


def own_opd(request: Any, shares: Any) -> Opd | None:
    """The OPD that somebody proposes for: one of the own that has a share, else the first own; Bappeda has none."""
    own = my_opds(request.actor, request.daerah.pk)
    named = [part.opd.pk for part in shares.parts()]
    chosen = next((pk for pk in own if pk in named), own[0] if own else None)
    return Opd.objects.get(pk=chosen) if chosen else None


def after_yes(share: Bagian) -> str:
    """What follows a yes: with the last one the partnership stands."""
    state = Kemitraan.objects.values_list("state", flat=True).get(pk=share.kemitraan_id)
    if state == Kemitraan.State.DISEPAKATI:
        return _("Bagian disetujui. Semua OPD setuju: kemitraan disepakati.")
    return _("Bagian disetujui. Kemitraan disepakati begitu semua OPD setuju.")


def after_change(row: Kemitraan) -> str:
    asked = row.bagian.filter(active=True, state__in=Bagian.OPEN).exists()
    return _("Semua OPD diberi tahu dan melihat lagi bagiannya.") if asked else _("Persetujuan OPD tetap berlaku.")


def cancel_question(request: Any, row: Kemitraan) -> dict[str, Any]:
    return {
        "question": _("Batalkan kemitraan “%(judul)s”?") % {"judul": row.judul},
        "consequence": _(
            "Kontribusi yang lahir dari kemitraan ini ditarik dari sasaran, dan semua OPD di dalamnya diberi tahu."
        ),
        "label": _("Batalkan kemitraan"),
        "danger": True,
        "reason": True,
        "action": address(request, "alignment:kemitraan.cancel", pk=row.pk),
        "back": address(request, "alignment:kemitraan.detail", pk=row.pk),
    }
