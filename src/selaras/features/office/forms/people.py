"""Forms of accounts and grants."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from selaras.features.office.forms.calendar import Day
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.daerah.queries import desa_of, kecamatan_of
from selaras.foundation.opd.models import Opd
from selaras.foundation.people.actions import GrantTerms
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import ROLES

plain_name = RegexValidator(r"^[A-Za-z0-9._@-]+$", _("Pakai huruf, angka, titik, garis, atau @, tanpa spasi."))


class AccountForm(forms.Form):
    """A new account; the first password is made by the machine."""

    nama = forms.CharField(label=_("Nama lengkap"), max_length=150)
    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=80,
        validators=[plain_name],
        help_text=_("Untuk masuk, misalnya sri.wahyuni."),
    )
    email = forms.EmailField(label=_("Surel"), required=False)


class GrantForm(forms.Form):
    """A role for a time."""

    role = forms.ChoiceField(label=_("Peran"), choices=[(k, v) for k, v in ROLES.items() if k != "publik"])
    opd = forms.ModelChoiceField(
        Opd.objects.none(),
        label=_("OPD"),
        required=False,
        empty_label=_("— tidak terikat OPD —"),
        help_text=_("Untuk perencana dan kepala OPD, juga mitra Bappeda."),
    )
    wilayah = forms.ChoiceField(
        label=_("Wilayah"), required=False, help_text=_("Untuk operator desa, operator kecamatan, dan camat.")
    )
    from_day = forms.DateField(label=_("Berlaku mulai"), widget=Day)
    to_day = forms.DateField(
        label=_("Sampai"), widget=Day, required=False, help_text=_("Hari ini masih termasuk. Kosong: sampai diakhiri.")
    )
    plt = forms.BooleanField(label=_("Pelaksana tugas (Plt.)"), required=False)
    reason = forms.CharField(label=_("Nomor surat keputusan atau tugas"), max_length=300, required=False)

    def __init__(self, *args: Any, daerah: Daerah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(daerah.zona)
        agencies = Opd.objects.filter(daerah=daerah, aktif=True, semu=False)
        self.fields["opd"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["wilayah"].choices = _places(daerah)  # type: ignore[attr-defined]
        self.initial.setdefault("from_day", clock.now().astimezone(self.zone).date())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from_day") and data.get("to_day") and data["to_day"] < data["from_day"]:
            self.add_error("to_day", _("Peran tidak dapat berakhir sebelum dimulai."))
        return data

    def terms(self) -> GrantTerms:
        data = self.cleaned_data
        end = data["to_day"]
        return GrantTerms(
            role=data["role"],
            opd_id=data["opd"].pk if data["opd"] else None,
            wilayah=data["wilayah"],
            from_at=datetime.combine(data["from_day"], time.min, self.zone),
            to_at=datetime.combine(end, time.max, self.zone) if end else None,
            plt=data["plt"],
            reason=data["reason"],
        )


def _places(daerah: Daerah) -> list[Any]:
    """Each kecamatan, with its desa under it."""
    below: dict[str, list[tuple[str, str]]] = {}
    for kode, nama in desa_of(daerah).order_by("kode").values_list("kode", "nama"):
        below.setdefault(kode.rpartition(".")[0], []).append((kode, nama))
    found: list[Any] = [("", _("— tidak terikat wilayah —"))]
    for kode, nama in kecamatan_of(daerah).order_by("kode").values_list("kode", "nama"):
        found.append((f"Kecamatan {nama}", [(kode, f"Kecamatan {nama}"), *below.get(kode, ())]))
    return found
