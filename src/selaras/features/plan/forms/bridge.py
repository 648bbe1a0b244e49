"""Forms of contributions."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Contribution, PlanLine, Simpul
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.ui import prints
from selaras.values.bulan import SINGKAT
from selaras.values.rupiah import parse_rupiah

_month = lazy(prints.bulan, str)
MONTHS = [("", "—"), *((number, _month(name)) for number, name in enumerate(SINGKAT, start=1))]


class RupiahField(forms.CharField):
    """Money as people type it: 780.000.000; empty is None."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_rupiah(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class Terms(forms.Form):
    """What an OPD brings: target, money, months."""

    target = forms.CharField(
        label=_("Target"), required=False, max_length=200, help_text=_("Misalnya 42 km atau 3 pelatihan.")
    )
    rupiah = RupiahField(label=_("Rupiah"), required=False, help_text=_("Dari pagu baris Anda. Misalnya 780.000.000."))
    bulan_mulai = forms.TypedChoiceField(
        label=_("Bulan mulai"), required=False, choices=MONTHS, coerce=int, empty_value=None
    )
    bulan_selesai = forms.TypedChoiceField(
        label=_("Bulan selesai"), required=False, choices=MONTHS, coerce=int, empty_value=None
    )

    def terms(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("target", "rupiah", "bulan_mulai", "bulan_selesai")}


def _sasaran(siklus: Siklus) -> Any:
    return Simpul.objects.filter(siklus=siklus, active=True, jenjang__in=("sasaran", "program_prioritas"))


class AskForm(Terms):
    """Ask another OPD to contribute."""

    simpul = forms.ModelChoiceField(Simpul.objects.none(), empty_label=_("— pilih —"), label=_("Sasaran"))
    opd = forms.ModelChoiceField(Opd.objects.none(), empty_label=_("— pilih —"), label=_("OPD yang diajak"))
    message = forms.CharField(
        label=_("Pesan"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Apa yang Anda harapkan dari OPD itu?")
    )

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["simpul"].queryset = _sasaran(siklus)
        self.fields["opd"].queryset = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)


class ClaimForm(Terms):
    """Connect a line of one's own OPD to a sasaran."""

    simpul = forms.ModelChoiceField(Simpul.objects.none(), empty_label=_("— pilih —"), label=_("Sasaran"))
    role = forms.ChoiceField(label=_("Peran"), choices=Contribution.Role.choices[1:], initial="contributor")

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["simpul"].queryset = _sasaran(siklus)


class AcceptForm(Terms):
    """Say yes, with a line, a target or money."""

    line = forms.ModelChoiceField(
        PlanLine.objects.none(),
        empty_label=_("— pilih —"),
        label=_("Baris rencana Anda"),
        required=False,
        help_text=_("Boleh menyusul."),
    )
    simpul = forms.ModelChoiceField(
        Simpul.objects.none(),
        empty_label=_("— pilih —"),
        label=_("Terima pada simpul yang sudah ada"),
        required=False,
        help_text=_("Isi bila pekerjaan ini sudah tercatat di bawah sasaran lain."),
    )

    def __init__(self, *args: Any, row: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = PlanLine.objects.filter(siklus=row.siklus, opd=row.opd, active=True)
        self.fields["line"].queryset = lines.order_by("kode", "pk")
        self.fields["simpul"].queryset = _sasaran(row.siklus).exclude(pk=row.simpul_id)


class LeadForm(forms.Form):
    """Name the one lead OPD of a sasaran."""

    opd = forms.ModelChoiceField(Opd.objects.none(), empty_label=_("— pilih —"), label=_("OPD pemimpin"))

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opd"].queryset = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)
