"""The form of a key for a program."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.office.queries.people import told
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.people.actions import TokenTerms
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import valid_grants
from selaras.foundation.verbs.actors import PLANNING_ROLES

DAYS = [(30, _("30 hari")), (90, _("90 hari")), (180, _("180 hari")), (365, _("Satu tahun"))]


class TokenForm(forms.Form):
    """A key: what for, in which of one's roles, how long."""

    nama = forms.CharField(label=_("Untuk apa"), max_length=80, help_text=_("Misalnya: aplikasi desa."))
    grant = forms.TypedChoiceField(
        label=_("Bertindak sebagai"), coerce=int, empty_value=None, required=False,
        help_text=_("Kunci tidak pernah dapat lebih dari peran Anda, dan berhenti bersama peran itu."),
    )  # fmt: skip
    days = forms.TypedChoiceField(label=_("Berlaku"), choices=DAYS, coerce=int, initial=90)
    read_only = forms.BooleanField(label=_("Hanya untuk membaca"), required=False)

    def __init__(self, *args: Any, person: Person, daerah: Daerah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grants = valid_grants(person).filter(daerah=daerah, role__in=PLANNING_ROLES).select_related("opd", "person")
        rows = [told(grant, {}) for grant in grants]
        named = [(row.grant.pk, " · ".join(part for part in (str(_(row.role)), row.scope) if part)) for row in rows]
        self.fields["grant"].choices = [("", _("Semua peran saya di sini")), *named]  # type: ignore[attr-defined]

    def terms(self) -> TokenTerms:
        data = self.cleaned_data
        return TokenTerms(data["nama"], data["days"], data["grant"], data["read_only"])
