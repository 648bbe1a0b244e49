"""A form that is sent: what an action refuses comes back beside the field, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.verbs.verb import Refused


def complain(form: Any, error: ValidationError, places: dict[str, str] | None = None) -> None:
    """An action's complaint beside the field it names; ``places`` says where the form calls it otherwise."""
    found = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, texts in found.items():
        at = (places or {}).get(name or "", name)
        for text in texts:
            form.add_error(at if at in form.fields else None, text)


def attempt[Row](form: Any, act: Callable[[], Row], places: dict[str, str] | None = None) -> Row | None:
    """The action's answer; None when it refused, with the reason on the form."""
    try:
        return act()
    except ValidationError as error:
        complain(form, error, places)
    except Refused as refused:
        form.refused = refused.why
        kept = any(str(bound.value() or "").strip() for bound in form.visible_fields())
        says = _("%(why)s. Ketikan Anda masih ada di bawah.") if kept else _("%(why)s.")
        form.add_error(None, says % {"why": _capital(refused.why)})
    return None


def status_of(form: Any) -> int:
    """403 when the person may not, 422 when the words are not yet right."""
    return 403 if getattr(form, "refused", "") else 422


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
