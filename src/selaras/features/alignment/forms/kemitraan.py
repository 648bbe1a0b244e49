"""Forms of partnerships: the whole, its shares one under the other, and the answer of one OPD."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.alignment.actions.kemitraan import MOST, Part, Terms
from selaras.features.plan.forms.bridge import MONTHS, RupiahField
from selaras.features.plan.models import PlanLine, Simpul
from selaras.features.plan.queries.places import PlaceBook, UnclearPlace, place_book
from selaras.features.usulan.forms.volume import VolumeField
from selaras.features.usulan.models import Usulan
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

PREFIX = "b"  # of the fields of a share: b-0-rupiah
NODES = ("sasaran", "program_prioritas", "prioritas")
FEW, MORE = 3, 2  # shares on an empty form; empty ones added at a time
LINE_ID = re.compile(r"#(\d{1,18})\)?\s*$")  # the end of a chosen line: '… (#12)'
NONE = ("", gettext_lazy("— pilih —"))


def _amount(field: type[forms.Field], label: Any, **more: Any) -> Any:
    return field(
        label=label, required=False, widget=forms.TextInput(attrs={"inputmode": "decimal", "data-sum": ""}), **more
    )


class KemitraanForm(forms.Form):
    """What the partnership says of the whole."""

    judul = forms.CharField(label=gettext_lazy("Pekerjaan apa?"), max_length=300)
    simpul = forms.TypedChoiceField(
        label=gettext_lazy("Sasaran yang dilayani"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy("Tanpa sasaran, kesepakatan ini tidak menggerakkan angka bekerja bersama."),
    )  # fmt: skip
    uraian = forms.CharField(
        label=gettext_lazy("Keterangan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    tempat = forms.CharField(label=gettext_lazy("Desa atau kecamatan"), required=False, max_length=200)
    alamat = forms.CharField(label=gettext_lazy("Rincian tempat"), required=False, max_length=500)
    volume = VolumeField(label=gettext_lazy("Volume seluruhnya"), attrs={"data-sum": ""})
    satuan = forms.CharField(
        label=gettext_lazy("Satuan"), required=False, max_length=60, help_text=gettext_lazy("Misalnya m, km, unit."),
        widget=forms.TextInput(attrs={"data-sum": ""}),
    )  # fmt: skip
    rupiah = _amount(RupiahField, gettext_lazy("Rupiah seluruhnya"), help_text=gettext_lazy("Misalnya 780.000.000."))
    opd = forms.TypedChoiceField(label=gettext_lazy("OPD yang memimpin"), coerce=int, empty_value=None)
    usulan = forms.IntegerField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, siklus: Siklus, opds: dict[int, Opd], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.siklus, self.opds, self.refused = siklus, opds, ""
        rows = Simpul.objects.filter(siklus=siklus, active=True, jenjang__in=NODES).order_by("jenjang", "nomor", "pk")
        self.nodes = {row.pk: row for row in rows}
        self.fields["simpul"].choices = [NONE, *((pk, str(row)[:160]) for pk, row in self.nodes.items())]
        self.fields["opd"].choices = [NONE, *((pk, row.sebutan) for pk, row in opds.items())]

    @property
    def book(self) -> PlaceBook:
        return place_book(self.siklus.daerah)

    def clean_tempat(self) -> str | None:
        try:
            return self.book.find(self.cleaned_data["tempat"]) if self.cleaned_data["tempat"].strip() else None
        except UnclearPlace as error:
            raise ValidationError(str(error)) from error

    def clean_usulan(self) -> Usulan | None:
        pk = self.cleaned_data["usulan"]
        return Usulan.objects.filter(siklus=self.siklus, pk=pk).exclude(keadaan="draf").first() if pk else None

    def terms(self) -> Terms:
        """What the action takes."""
        said = self.cleaned_data
        names = ("judul", "uraian", "alamat", "volume", "satuan", "rupiah", "usulan")
        whole = {name: said[name] for name in names}
        node = self.nodes.get(said["simpul"] or 0)
        return Terms(**whole, simpul=node, opd=self.opds[said["opd"]], wilayah_id=said["tempat"])


class ShareForm(forms.Form):
    """The share of one OPD; an empty one is left out."""

    opd = forms.TypedChoiceField(
        label=gettext_lazy("OPD"), required=False, coerce=int, empty_value=None,
        widget=forms.Select(attrs={"data-sum": ""}),
    )  # fmt: skip
    uraian = forms.CharField(
        label=gettext_lazy("Peran"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Apa yang dikerjakan OPD ini?"),
    )
    volume = VolumeField(label=gettext_lazy("Volume"), attrs={"data-sum": ""})
    rupiah = _amount(RupiahField, gettext_lazy("Rupiah"))
    target = forms.CharField(
        label=gettext_lazy("Target"), required=False, max_length=200, help_text=gettext_lazy("Kosong: memakai volume.")
    )
    bulan_mulai = forms.TypedChoiceField(
        label=gettext_lazy("Bulan mulai"), required=False, choices=MONTHS, coerce=int, empty_value=None,
        widget=forms.Select(attrs={"data-sum": ""}),
    )  # fmt: skip
    bulan_selesai = forms.TypedChoiceField(
        label=gettext_lazy("Bulan selesai"), required=False, choices=MONTHS, coerce=int, empty_value=None,
        widget=forms.Select(attrs={"data-sum": ""}),
    )  # fmt: skip
    line = forms.CharField(
        label=gettext_lazy("Baris"), required=False, max_length=300,
        help_text=gettext_lazy("Pilih dari saran, atau tulis kodenya. Boleh menyusul saat OPD itu setuju."),
    )  # fmt: skip
    after = forms.MultipleChoiceField(
        label=gettext_lazy("Mulai sesudah bagian"), required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-sum": ""}),
    )  # fmt: skip

    def __init__(self, *args: Any, siklus: Siklus, opds: dict[int, Opd], count: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.siklus, self.opds = siklus, opds
        self.fields["opd"].choices = [NONE, *((pk, row.sebutan) for pk, row in opds.items())]
        own = int(str(self.prefix).rpartition("-")[2]) if str(self.prefix)[-1:].isdigit() else -1
        self.fields["after"].choices = [(str(at), str(at + 1)) for at in range(count) if at != own]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        empty: tuple[Any, ...] = (None, "", [])
        if said.get("opd") is None and any(value not in empty for value in said.values()):
            self.add_error("opd", _("Pilih OPD yang memegang bagian ini."))
        if said.get("opd") and said.get("line"):
            said["line"] = self._line(said["opd"], said["line"])
        return said

    def _line(self, opd: int, text: str) -> PlanLine | None:
        """The line that a text names: by the number at its end, or by a code that its OPD prints once."""
        rows = PlanLine.objects.filter(siklus=self.siklus, active=True, opd=opd)
        named = LINE_ID.search(text)  # as queries.kemitraan_first.line_text prints it
        found = list((rows.filter(pk=int(named[1])) if named else rows.filter(kode=text.strip()))[:2])
        if len(found) == 1:
            return found[0]
        self.add_error(
            "line", _("Pilih satu baris rencana milik OPD ini dari saran; kode yang dipakai dua kali tidak cukup.")
        )
        return None


class Shares(forms.BaseFormSet):
    """The shares of a partnership."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"count": self.total_form_count()}

    def filled(self) -> list[int]:
        """The places of the forms in which an OPD is named."""
        return [at for at, form in enumerate(self.forms) if form.cleaned_data.get("opd")]

    def clean(self) -> None:
        if any(self.errors):
            return
        opds = [self.forms[at].cleaned_data["opd"] for at in self.filled()]
        if len(opds) < 2:
            raise ValidationError(_("Kemitraan memerlukan sedikitnya dua OPD."))
        if len(set(opds)) != len(opds):
            raise ValidationError(_("Satu OPD memegang satu bagian; gabungkan bagian OPD yang sama."))

    def parts(self) -> list[Part]:
        """What the action takes; the places of other shares count the filled ones only."""
        places = {at: n for n, at in enumerate(self.filled())}
        found = []
        for at in places:
            said = dict(self.forms[at].cleaned_data)
            after = tuple(places[int(n)] for n in said.pop("after") if int(n) in places)
            line = said.pop("line") or None
            found.append(Part(**(said | {"opd": self.forms[at].opds[said["opd"]], "line": line, "after": after})))
        return found


_Shares = forms.formset_factory(ShareForm, formset=Shares, extra=0, max_num=MOST, absolute_max=MOST)


def shares_form(siklus: Siklus, opds: dict[int, Opd], data: Any = None, *, initial: Any = (), empty: int = 1) -> Any:
    """The shares as sent, or as first shown with ``empty`` ones below."""
    kwargs = {"siklus": siklus, "opds": opds}
    if data is not None:
        return _Shares(data, prefix=PREFIX, form_kwargs=kwargs)
    rows = list(initial)
    rows += [{}] * max(empty, FEW - len(rows))
    return _Shares(prefix=PREFIX, form_kwargs=kwargs, initial=rows[:MOST])


class AgreeForm(forms.Form):
    """Yes to one's share, with the own line where there is one."""

    line = forms.ModelChoiceField(
        PlanLine.objects.none(), label=gettext_lazy("Baris rencana Anda"), required=False,
        empty_label=gettext_lazy("— belum ada —"), help_text=gettext_lazy("Boleh menyusul."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, share: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"line": share.line_id, "version": share.version}
        lines = PlanLine.objects.filter(siklus=share.siklus_id, opd=share.opd_id, active=True)
        self.fields["line"].queryset = lines.order_by("kode", "pk")
