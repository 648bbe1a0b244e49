"""Forms of the calendar: days and times as people of the daerah say them."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import TAHAPAN, Siklus, Tahapan
from selaras.foundation.ui import prints

MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)


class Day(forms.DateInput):
    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class Hour(forms.TimeInput):
    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"type": "time"})


class ClosingForm(forms.Form):
    """A deadline: the minute that is typed is still inside."""

    closes_day = forms.DateField(label=_("Ditutup tanggal"), widget=Day)
    closes_time = forms.TimeField(label=_("Ditutup pukul"), widget=Hour, initial=time(23, 59))

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(siklus.daerah.zona)
        said = _("Waktu %(zone)s; menit ini masih termasuk.")
        self.fields["closes_time"].help_text = said % {"zone": prints.ZONES.get(siklus.daerah.zona, siklus.daerah.zona)}

    def moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at.replace(second=0, microsecond=0), self.zone)

    @property
    def closes_at(self) -> datetime:
        return self.moment(self.cleaned_data["closes_day"], self.cleaned_data["closes_time"]) + MINUTE - TICK


class ExtendForm(ClosingForm):
    """A later deadline, with its reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dicatat dan terlihat oleh semua."),
    )

    def __init__(self, *args: Any, row: Tahapan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            self.initial.update({"version": row.version} | _parts(self.zone, closes=row.closes_at))

    def terms(self) -> dict[str, Any]:
        return {"closes_at": self.closes_at} | {name: self.cleaned_data[name] for name in ("reason", "version")}


class WindowForm(ClosingForm):
    """A window that has not begun."""

    opens_day = forms.DateField(label=_("Dibuka tanggal"), widget=Day)
    opens_time = forms.TimeField(label=_("Dibuka pukul"), widget=Hour, initial=time(0, 0))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order: tuple[str, ...] = ("opens_day", "opens_time", "closes_day", "closes_time")

    def __init__(self, *args: Any, row: Tahapan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if row is not None:
            self.initial.update({"version": row.version} | _parts(self.zone, opens=row.opens_at, closes=row.closes_at))

    def terms(self) -> dict[str, Any]:
        data = self.cleaned_data
        opens_at = self.moment(data["opens_day"], data["opens_time"])
        return {"opens_at": opens_at, "closes_at": self.closes_at, "version": data["version"]}


def _parts(zone: ZoneInfo, **moments: datetime) -> dict[str, Any]:
    local = {name: at.astimezone(zone) for name, at in moments.items()}
    return {f"{n}_day": at.date() for n, at in local.items()} | {f"{n}_time": at.time() for n, at in local.items()}


class _ForOneOpd(forms.Form):
    """Which stage, and for whom."""

    kode = forms.ChoiceField(label=_("Tahapan"), choices=list(TAHAPAN.items()))
    opd = forms.ModelChoiceField(
        Opd.objects.none(),
        label=_("Hanya untuk OPD"),
        required=False,
        empty_label=_("— seluruh daerah —"),
        help_text=_("Kosongkan bila untuk seluruh daerah."),
    )

    def narrow(self, siklus: Siklus) -> None:
        self.fields["opd"].queryset = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)  # type: ignore[attr-defined]


class NewWindowForm(WindowForm, _ForOneOpd):
    """A further window of a stage."""

    field_order = ("kode", "opd", "opens_day", "opens_time", "closes_day", "closes_time")

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, siklus=siklus, **kwargs)
        self.narrow(siklus)

    def about(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kode", "opd")}


class ReopenForm(ExtendForm, _ForOneOpd):
    """A closed stage opened again from now on."""

    version = None  # type: ignore[assignment]
    field_order = ("kode", "opd", "closes_day", "closes_time", "reason")

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, siklus=siklus, row=None, **kwargs)
        self.narrow(siklus)

    def terms(self) -> dict[str, Any]:
        data = self.cleaned_data
        opd_id = data["opd"].pk if data["opd"] else None
        return {"kode": data["kode"], "opd_id": opd_id, "closes_at": self.closes_at, "reason": data["reason"]}


class EnactForm(forms.Form):
    """The regulation that fixes the plan."""

    number = forms.CharField(
        label=_("Nomor peraturan"), max_length=200, help_text=_("Misalnya Peraturan Bupati Nomor 24 Tahun 2021.")
    )
