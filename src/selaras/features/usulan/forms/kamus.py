"""The form of one entry of the catalogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.forms.bridge import RupiahField
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus


class KamusForm(forms.Form):
    """A kind of work with its unit and its unit price."""

    nama = forms.CharField(label=_("Jenis pekerjaan"), max_length=300, help_text=_("Misalnya Drainase pasangan batu."))
    kode = forms.CharField(label=_("Kode"), required=False, max_length=40)
    opd = forms.ModelChoiceField(
        Opd.objects.none(), label=_("OPD yang menangani"), required=False, empty_label=_("— belum tahu —")
    )
    satuan = forms.CharField(label=_("Satuan"), required=False, max_length=60)
    harga_satuan = RupiahField(
        label=_("Harga satuan (Rp)"),
        required=False,
        help_text=_("Kosong berarti pengusul menulisnya sendiri."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    kode_sub_kegiatan = forms.CharField(label=_("Kode sub kegiatan"), required=False, max_length=40)
    active = forms.BooleanField(label=_("Ditawarkan pada formulir"), required=False, initial=True)

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused = ""
        self.fields["opd"].queryset = Opd.objects.filter(daerah_id=siklus.daerah_id, aktif=True, semu=False)
