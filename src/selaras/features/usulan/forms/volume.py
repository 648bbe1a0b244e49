"""How much is asked for or granted, as people type it; what cannot be one number is asked for again."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.values.angka import parse_angka, parse_target, print_angka

MOST = Decimal(10) ** 9  # more is a slip of the key
TYPED = 40  # signs


class VolumeField(forms.CharField):
    """1.250 is a thousand, 12,5 and 12.5 are not, '400 m' is asked for again; empty is None."""

    def __init__(self, *, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"} | (attrs or {}))
        super().__init__(required=False, max_length=TYPED, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        typed = str(super().clean(value)).strip()
        if not typed:
            return None
        number = parse_angka(typed)
        if number is None or not number.is_finite():
            guess = parse_target(typed).nilai
            such = print_angka(guess) if guess is not None else "400"
            raise ValidationError(
                _("Tulis angkanya saja, misalnya %(such)s; satuannya di kolom sebelah.") % {"such": such}
            )
        if number <= 0:
            raise ValidationError(_("Volume harus lebih dari 0."))
        if number >= MOST:
            raise ValidationError(_("Volume ini terlalu besar. Periksa titik dan komanya."))
        return number.quantize(Decimal("0.001"))
