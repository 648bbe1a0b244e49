"""The form that takes in sheets of proposals; their kind is known by their columns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.forms.sheet import FilesField


class UploadForm(forms.Form):
    """Which files."""

    berkas = FilesField(label=_("Berkas"), help_text=_("XLSX atau CSV. Boleh beberapa sekaligus."))
