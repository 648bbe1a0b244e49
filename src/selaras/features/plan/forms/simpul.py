"""Forms of nodes: adding, changing, moving."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import Simpul
from selaras.foundation.tahapan.models import Siklus
from selaras.values.jenjang import children_of, parents_of

WORDS = ("kode", "uraian", "sumber", "catatan")
COLOURS = [
    ("1", _("Biru")),
    ("2", _("Toska")),
    ("3", _("Magenta")),
    ("4", _("Ungu")),
    ("5", _("Zaitun")),
    ("6", _("Kelabu biru")),
    ("7", _("Biru tua")),
    ("8", _("Merah muda tua")),
]


class Several(forms.ModelMultipleChoiceField):
    """Some nodes; also read from one text '3,7', as the form that merges two people's changes sends it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(_apart(value))

    def clean(self, value: Any) -> Any:
        return super().clean(_apart(value))

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nomor}. {obj.uraian}" if obj.jenjang == "prioritas" else obj.uraian


def _apart(value: Any) -> list[str]:
    parts = [value] if isinstance(value, str) else value or []
    return [pk for part in parts for pk in str(part).split(",") if pk]


class NodeField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj)[:160]


class SimpulForm(forms.Form):
    """A node: level, parent, words; a sasaran's prioritas, a prioritas' colour and sasaran."""

    jenjang = forms.ChoiceField(label=_("Jenjang"), choices=Simpul.Jenjang.choices)
    induk = NodeField(Simpul.objects.none(), label=_("Induk"), required=False, empty_label=_("— tanpa induk —"))
    uraian = forms.CharField(label=_("Uraian"), widget=forms.Textarea(attrs={"rows": 3}))
    kode = forms.CharField(label=_("Kode"), required=False, max_length=200)
    warna = forms.ChoiceField(label=_("Warna"), required=False, choices=[("", _("Warna berikutnya")), *COLOURS])
    mendukung = Several(
        Simpul.objects.none(), label=_("Mendukung prioritas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    didukung = Several(
        Simpul.objects.none(), label=_("Sasaran yang mendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )
    semula = forms.CharField(required=False, widget=forms.HiddenInput)  # sasaran that supported it when it was opened
    sumber = forms.CharField(label=_("Sumber"), required=False, help_text=_("Dokumen asal rumusan ini."))
    catatan = forms.CharField(label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, siklus: Siklus, row: Simpul | None = None, under: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = Simpul.objects.filter(siklus=siklus, active=True)
        self.fields["mendukung"].queryset = nodes.filter(jenjang="prioritas").order_by("nomor", "pk")
        self.fields["didukung"].queryset = nodes.filter(jenjang="sasaran")
        self.fields["induk"].queryset = nodes.exclude(jenjang__in=("program_prioritas", "strategi_prioritas"))
        jenjang = row.jenjang if row else self.data.get("jenjang") or self.initial.get("jenjang")
        if row is not None:
            self.fields["jenjang"].disabled = self.fields["induk"].disabled = True
            self.initial.update(jenjang=row.jenjang, induk=row.induk_id)
        elif under is not None:
            allowed = children_of(under.jenjang)
            self.fields["jenjang"].choices = [(j, Simpul.Jenjang(j).label) for j in allowed]
            self.initial.update(jenjang=self.initial.get("jenjang") or (allowed or ("",))[0], induk=under.pk)
            jenjang = self.data.get("jenjang") or self.initial["jenjang"]
        self._keep_fields_of(jenjang or "visi", chosen=row is not None or under is not None)

    def _keep_fields_of(self, jenjang: str, *, chosen: bool) -> None:
        """Only a sasaran supports, only a prioritas has a colour; a level that may still change keeps the first."""
        wrong = {"sasaran": ("warna", "didukung", "semula"), "prioritas": ("mendukung",)}
        drop = wrong.get(jenjang, ("warna", "didukung", "semula", "mendukung"))
        for name in drop:
            if chosen or name != "mendukung":
                del self.fields[name]
        if "mendukung" in self.fields and jenjang != "sasaran":
            self.fields["mendukung"].help_text = _("Hanya untuk sasaran.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("jenjang") != "sasaran" and data.get("mendukung"):
            self.add_error("mendukung", _("Hanya sasaran yang mendukung prioritas."))
        return data

    def edited(self) -> dict[str, Any]:
        """What an edit writes; the parent changes by moving."""
        data = {name: self.cleaned_data[name] for name in WORDS}
        if "mendukung" in self.fields and self.cleaned_data["jenjang"] == "sasaran":
            data["mendukung"] = [p.pk for p in self.cleaned_data["mendukung"]]
        if "warna" in self.fields:
            data["warna"] = int(self.cleaned_data["warna"]) if self.cleaned_data["warna"] else None
        return data

    def supporters(self) -> tuple[set[int], set[int]]:
        """Sasaran newly chosen, and no longer chosen, since the form was opened."""
        if "didukung" not in self.fields:
            return set(), set()
        was = {int(pk) for pk in _apart(self.cleaned_data["semula"]) if pk.isdecimal()}
        now = {sasaran.pk for sasaran in self.cleaned_data["didukung"]}
        return now - was, was - now


def first_of(row: Simpul) -> dict[str, Any]:
    """A node as its form shows it."""
    first = {name: getattr(row, name) for name in (*WORDS, "version")} | {"warna": str(row.warna or "")}
    serving = list(row.supported_by.filter(simpul__active=True).values_list("simpul_id", flat=True))
    first |= {"didukung": serving, "semula": ",".join(map(str, serving))}
    return first | {"mendukung": list(row.supports.values_list("prioritas_id", flat=True))}


class MoveForm(forms.Form):
    """Another parent, another place."""

    induk = NodeField(Simpul.objects.none(), label=_("Induk baru"), required=False, empty_label=_("— tanpa induk —"))
    nomor = forms.IntegerField(label=_("Urutan"), required=False, min_value=1, help_text=_("Kosong: paling akhir."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Simpul, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = Simpul.objects.filter(siklus=row.siklus, active=True, jenjang__in=parents_of(row.jenjang))
        self.fields["induk"].queryset = allowed.exclude(pk=row.pk).order_by("jenjang", "nomor", "pk")
