"""The form of an indicator with its yearly targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Indikator
from selaras.values.angka import print_angka

WORDS = ("nama", "satuan", "polaritas", "rumus", "kondisi_awal")


class IndikatorForm(forms.Form):
    """An indicator with targets of five years around the year of the cycle."""

    nama = forms.CharField(label=_("Indikator"), widget=forms.Textarea(attrs={"rows": 2}))
    satuan = forms.CharField(label=_("Satuan"), required=False, help_text=_("Seperti tercetak: persen, km, indeks."))
    polaritas = forms.ChoiceField(
        label=_("Arah"), required=False, choices=[("", _("— belum disebut —")), *Indikator.Polaritas.choices]
    )
    rumus = forms.CharField(label=_("Rumus"), required=False)
    kondisi_awal = forms.CharField(label=_("Kondisi awal"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = range(tahun - 2, tahun + 3)
        for year in self.years:
            label = _("Target %(year)d") % {"year": year}
            self.fields[f"target_{year}"] = forms.CharField(label=label, required=False, max_length=200)

    @property
    def target_fields(self) -> list[Any]:
        return [self[f"target_{year}"] for year in self.years]

    def written(self) -> dict[str, Any]:
        targets = {year: self.cleaned_data[f"target_{year}"] for year in self.years}
        return {name: self.cleaned_data[name] for name in WORDS} | {"targets": targets}


def initial_of(row: Indikator) -> dict[str, Any]:
    """An indicator as its form shows it."""
    targets = {f"target_{t.tahun}": t.teks or print_angka(t.nilai) for t in row.targets.all()}
    return {name: getattr(row, name) for name in (*WORDS, "version")} | targets


def texts_of(body: dict[str, Any]) -> dict[str, str]:
    """A kept state of an indicator as the form's texts."""
    targets = {f"target_{tahun}": teks or print_angka(nilai) for tahun, nilai, teks in body.get("targets", ())}
    return {name: str(body.get(name) or "") for name in WORDS} | targets
