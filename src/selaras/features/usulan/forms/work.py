"""Forms of placing a proposal in a plan line, and of what became of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.forms.bridge import RupiahField
from selaras.features.plan.models import PlanLine
from selaras.features.usulan.forms.volume import VolumeField
from selaras.features.usulan.words import Nasib


class PlaceForm(forms.Form):
    """In which line a proposal lives, and how much of it."""

    line = forms.ModelChoiceField(PlanLine.objects.none(), label=_("Baris rencana"), empty_label=_("— pilih —"))
    volume = VolumeField(label=_("Volume yang dimuat"))
    anggaran = RupiahField(label=_("Rupiah untuk usulan ini"), required=False)

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = lines


class FateForm(forms.Form):
    """What became of a proposal in its line."""

    nasib = forms.ChoiceField(label=_("Kelanjutan"), choices=Nasib.choices)
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=500, help_text=_("Wajib bila dikeluarkan; pengusul membacanya.")
    )
