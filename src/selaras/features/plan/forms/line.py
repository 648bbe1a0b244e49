"""The form of a plan line: words, money, fund sources, places, months, prioritas."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.plan.actions.line import Parts
from selaras.features.plan.forms.bridge import MONTHS, RupiahField
from selaras.features.plan.forms.rows import PairsField
from selaras.features.plan.models import Simpul
from selaras.features.plan.queries.places import PlaceBook, UnclearPlace
from selaras.foundation.tahapan.models import Siklus
from selaras.values.rupiah import parse_rupiah, print_rupiah

SPARE = 2  # empty rows below the filled ones
MOST = 20  # rows of one kind
TEXTS = ("kode", "nama", "lokasi_teks", "kelompok_sasaran", "prioritas_nasional", "keterangan")
PLAIN = (*TEXTS, "pagu", "pagu_maju", "bulan_mulai", "bulan_selesai")
# Where a complaint of the action belongs on this form.
PLACES = {"sumber_dana": "dana", "induk": "kode"}


def _money(label: Any, help_text: Any = "") -> RupiahField:
    return RupiahField(
        label=label, required=False, help_text=help_text, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


def _months(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, choices=MONTHS, coerce=int, empty_value=None)


def _text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **more)


class LineForm(forms.Form):
    """Everything of a line that its OPD writes."""

    kode = forms.CharField(
        label=gettext_lazy("Kode"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Misalnya 1.03.10.2.01.0012."),
    )
    nama = forms.CharField(label=gettext_lazy("Nama"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    pagu = _money(
        gettext_lazy("Pagu"), gettext_lazy("Rupiah penuh, misalnya 780.000.000. Kosong berarti belum ditetapkan.")
    )
    pagu_maju = _money(gettext_lazy("Prakiraan maju"), gettext_lazy("Untuk tahun berikutnya."))
    dana = PairsField(label=gettext_lazy("Sumber dana"), required=False)
    tempat = PairsField(label=gettext_lazy("Tempat"), required=False)
    lokasi_teks = _text(gettext_lazy("Lokasi seperti tercetak"), 1)
    kelompok_sasaran = _text(
        gettext_lazy("Kelompok sasaran"), 1, help_text=gettext_lazy("Siapa yang merasakan hasilnya?")
    )
    bulan_mulai = _months(gettext_lazy("Bulan mulai"))
    bulan_selesai = _months(gettext_lazy("Bulan selesai"))
    prioritas = forms.MultipleChoiceField(
        label=gettext_lazy("Prioritas daerah"), required=False, widget=forms.CheckboxSelectMultiple
    )
    prioritas_nasional = _text(gettext_lazy("Prioritas nasional"), 1)
    keterangan = _text(gettext_lazy("Keterangan"))

    def __init__(self, *args: Any, siklus: Siklus, book: PlaceBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book = book
        self.refused = ""
        rows = Simpul.objects.filter(siklus=siklus, active=True, jenjang="prioritas").order_by("nomor", "pk")
        self.known = list(rows)  # prioritas of the cycle, as people number them
        self.fields["prioritas"].choices = [(str(p.nomor), f"{p.nomor}. {p.uraian}") for p in self.known]
        if self.is_bound and len(self.data.getlist("prioritas")) == 1:
            self.data = self.data.copy()  # a merge sends '1, 3' as one text
            self.data.setlist("prioritas", [n.strip() for n in self.data["prioritas"].split(",") if n.strip()])

    def clean_dana(self) -> list[tuple[str, int]]:
        found = []
        for number, (name, typed) in enumerate(self.cleaned_data["dana"][:MOST], start=1):
            if not name:
                raise ValidationError(_("Sumber dana ke-%(n)d: tulis namanya, misalnya DAU.") % {"n": number})
            try:
                found.append((name, parse_rupiah(typed)))
            except ValueError as error:
                raise ValidationError(f"{name}: {error}") from error
        return found

    def clean_tempat(self) -> list[tuple[str | None, str]]:
        found = []
        for place, words in self.cleaned_data["tempat"][:MOST]:
            try:
                found.append((self.book.find(place) if place else None, words))
            except UnclearPlace as error:
                raise ValidationError(str(error)) from error
        return found

    def written(self) -> dict[str, Any]:
        """What the action takes."""
        chosen = set(self.cleaned_data["prioritas"])
        parts = Parts(
            fundings=self.cleaned_data["dana"],
            places=self.cleaned_data["tempat"],
            prioritas=[p.pk for p in self.known if str(p.nomor) in chosen],
        )
        return {name: self.cleaned_data[name] for name in PLAIN} | {"parts": parts}

    def body(self) -> dict[str, Any]:
        """What was typed, in the shape that history keeps."""
        sent = self.written()
        parts = sent.pop("parts")
        hung = {"sumber_dana": parts.fundings, "tempat": parts.places, "prioritas": parts.prioritas}
        return sent | hung

    def _rows(self, name: str) -> list[tuple[str, str]]:
        filled = list(self[name].value() or [])
        return filled + [("", "")] * min(SPARE, MOST - len(filled))

    @property
    def dana_rows(self) -> list[tuple[str, str]]:
        return self._rows("dana")

    @property
    def tempat_rows(self) -> list[tuple[str, str]]:
        return self._rows("tempat")


def digits(amount: int | None) -> str:
    """Money as the field shows it: 780.000.000."""
    return "" if amount is None else print_rupiah(amount).removeprefix("Rp")


def initial_of(body: dict[str, Any], book: PlaceBook, prioritas: list[Simpul]) -> dict[str, Any]:
    """A kept body as the form shows it."""
    numbers = {p.pk: str(p.nomor) for p in prioritas}
    shown: dict[str, Any] = {name: body.get(name) or "" for name in TEXTS}
    shown |= {name: digits(body.get(name)) for name in ("pagu", "pagu_maju")}
    shown |= {name: body.get(name) or "" for name in ("bulan_mulai", "bulan_selesai")}
    shown["dana"] = [(name, digits(pagu)) for name, pagu in body.get("sumber_dana") or []]
    shown["tempat"] = [(book.label(kode), teks) for kode, teks in body.get("tempat") or []]
    shown["prioritas"] = sorted((numbers[pk] for pk in body.get("prioritas") or [] if pk in numbers), key=int)
    return shown
