"""The form that seals a version."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SealForm(forms.Form):
    """What a sealed version is called."""

    nama = forms.CharField(
        label=_("Nama versi"), max_length=120, help_text=_("Misalnya Rancangan awal atau Hasil forum perangkat daerah.")
    )
