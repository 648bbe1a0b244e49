"""A form that was filled in well may still be refused by the act itself; then it says so beside its fields."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.verbs.acting import Conflict


def attempt(form: forms.Form, act: Callable[[], Any]) -> Any:
    """What ``act`` made, or None with the complaint written on the form."""
    if not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as error:
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, texts in found.items():
            for text in texts:
                form.add_error(name if name in form.fields else None, text)
    except Conflict as conflict:
        typed = form.data.copy()
        typed["version"] = conflict.row.version  # type: ignore[attr-defined]
        form.data = typed
        form.add_error(None, _("Orang lain sudah mengubahnya. Periksa isi sekarang di halaman ini, lalu kirim lagi."))
    return None
