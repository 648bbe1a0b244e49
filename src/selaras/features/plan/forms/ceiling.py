"""Forms of ceilings and of a Renja sent back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.forms.bridge import RupiahField


class CeilingForm(forms.Form):
    """One limit in rupiah."""

    pagu = RupiahField(
        label=_("Batas pagu"),
        help_text=_("Rupiah penuh, misalnya 12.500.000.000."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class LockForm(forms.Form):
    """The letter that locks a limit; an empty number opens it."""

    circular = forms.CharField(
        label=_("Nomor surat edaran"),
        required=False,
        max_length=200,
        help_text=_("Misalnya 050/123/Bappeda/2021. Kosongkan untuk membuka kuncinya."),
    )


class ReturnForm(forms.Form):
    """What the OPD has to put right."""

    catatan = forms.CharField(
        label=_("Yang harus diperbaiki OPD"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
