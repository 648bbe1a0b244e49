"""The form that takes in a sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

KINDS = (
    ("renja", _("Renja satu OPD (daftar sub kegiatan atau matriks 17 kolom)")),
    ("renstra", _("Renstra satu OPD")),
    ("sirup", _("Rencana seluruh OPD dari SiRUP (kumpulan berkas CSV)")),
    ("cascade", _("Pohon kinerja (RPJMD, tujuan dan sasaran, template Selaras)")),
)
FOR_ONE_OPD = ("renja", "renstra")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; each is looked at like one."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class UploadForm(forms.Form):
    """Which sheet, of whom."""

    kind = forms.ChoiceField(label=_("Jenis lembar"), choices=KINDS, widget=forms.RadioSelect)
    opd = forms.ModelChoiceField(
        Opd.objects.none(),
        empty_label=_("— pilih —"),
        label=_("OPD"),
        required=False,
        help_text=_("Untuk Renja dan Renstra."),
    )
    berkas = FilesField(label=_("Berkas"), required=False, help_text=_("XLSX atau CSV. Boleh beberapa sekaligus."))

    def __init__(self, *args: Any, siklus: Siklus, own: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False)
        self.fields["opd"].queryset = agencies.filter(pk__in=own) if own else agencies

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") in FOR_ONE_OPD and not data.get("opd"):
            self.add_error("opd", _("Pilih OPD pemilik lembar ini."))
        return data

    def opd_ref(self) -> str:
        opd = self.cleaned_data["opd"]
        return f"#{opd.pk}" if opd and self.cleaned_data["kind"] in FOR_ONE_OPD else ""
