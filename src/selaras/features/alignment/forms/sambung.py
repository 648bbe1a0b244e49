"""Connect several lines to one sasaran."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.models import PlanLine, Simpul
from selaras.foundation.tahapan.models import Siklus

MOST = 500  # lines in one act


class ConnectForm(forms.Form):
    """Lines on the left, a sasaran on the right."""

    line = forms.ModelMultipleChoiceField(
        PlanLine.objects.none(), error_messages={"required": _("Pilih sedikitnya satu baris di kiri.")}
    )
    simpul = forms.ModelChoiceField(
        Simpul.objects.none(), error_messages={"required": _("Pilih satu sasaran di kanan.")}
    )
    pagu = forms.BooleanField(required=False)

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = PlanLine.objects.filter(siklus=siklus, active=True).select_related("opd", "siklus").order_by("pk")
        self.fields["line"].queryset = lines
        self.fields["simpul"].queryset = Simpul.objects.filter(siklus=siklus, active=True, jenjang="sasaran")

    def clean_line(self) -> Any:
        rows = list(self.cleaned_data["line"])
        if len(rows) > MOST:
            raise forms.ValidationError(_("Paling banyak 500 baris sekaligus. Hubungkan sebagian dulu."))
        return rows
