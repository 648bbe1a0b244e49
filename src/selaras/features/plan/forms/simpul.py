"""Forms of nodes and indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Indikator, Simpul
from selaras.foundation.tahapan.models import Siklus
from selaras.values.jenjang import LABEL, RPJMD, TAHUN, parents_of


class SimpulForm(forms.Form):
    """A node: level, parent, words, and which prioritas a sasaran supports."""

    jenjang = forms.ChoiceField(label=_("Jenjang"), choices=[(j.value, LABEL[j.value]) for j in (*RPJMD, *TAHUN)])
    induk = forms.ModelChoiceField(
        Simpul.objects.none(), label=_("Induk"), required=False, empty_label=_("— tanpa induk —")
    )
    kode = forms.CharField(label=_("Kode"), required=False, max_length=200)
    uraian = forms.CharField(label=_("Uraian"), widget=forms.Textarea(attrs={"rows": 3}))
    mendukung = forms.ModelMultipleChoiceField(
        Simpul.objects.none(), label=_("Mendukung prioritas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sumber = forms.CharField(label=_("Sumber"), required=False, help_text=_("Dokumen asal rumusan ini."))
    catatan = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, siklus: Siklus, row: Simpul | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = Simpul.objects.filter(siklus=siklus, active=True)
        self.fields["mendukung"].queryset = nodes.filter(jenjang="prioritas")
        self.fields["induk"].queryset = nodes
        if row is not None:
            self.fields["jenjang"].disabled = self.fields["induk"].disabled = True
            self.initial |= {"jenjang": row.jenjang, "induk": row.induk_id}
        if row is not None and row.jenjang != "sasaran":
            del self.fields["mendukung"]

    def edited(self) -> dict[str, Any]:
        """What an edit writes; the parent changes by moving."""
        data = {name: self.cleaned_data[name] for name in ("kode", "uraian", "sumber", "catatan")}
        if "mendukung" in self.fields:
            data["mendukung"] = [p.pk for p in self.cleaned_data["mendukung"]]
        return data


class MoveForm(forms.Form):
    """Another parent, another place."""

    induk = forms.ModelChoiceField(
        Simpul.objects.none(), label=_("Induk baru"), required=False, empty_label=_("— tanpa induk —")
    )
    nomor = forms.IntegerField(label=_("Urutan"), required=False, min_value=1, help_text=_("Kosong: paling akhir."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Simpul, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = Simpul.objects.filter(siklus=row.siklus, active=True, jenjang__in=parents_of(row.jenjang))
        self.fields["induk"].queryset = allowed.exclude(pk=row.pk)


class IndikatorForm(forms.Form):
    """An indicator with targets of five years around the year of the cycle."""

    nama = forms.CharField(label=_("Indikator"), widget=forms.Textarea(attrs={"rows": 2}))
    satuan = forms.CharField(label=_("Satuan"), required=False)
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
        names = ("nama", "satuan", "polaritas", "rumus", "kondisi_awal")
        targets = {year: self.cleaned_data[f"target_{year}"] for year in self.years}
        return {name: self.cleaned_data[name] for name in names} | {"targets": targets}


def initial_of(row: Indikator) -> dict[str, Any]:
    """An indicator as its form shows it."""
    names = ("nama", "satuan", "polaritas", "rumus", "kondisi_awal", "version")
    targets = {f"target_{t.tahun}": t.teks for t in row.targets.all()}
    return {name: getattr(row, name) for name in names} | targets
