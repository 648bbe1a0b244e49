"""Somebody else set the limit first: what it was, what it is now, what was typed."""

from typing import Any

from selaras.features.plan.forms.ceiling import CeilingForm
from selaras.features.plan.forms.line import digits
from selaras.features.plan.merging import bodies, merge_context
from selaras.foundation.verbs.acting import Conflict


def merge(conflict: Conflict, form: CeilingForm) -> dict[str, Any]:
    """For ui/components/merge.html."""
    base, theirs = bodies(conflict)
    return merge_context(
        conflict,
        {"pagu": form.fields["pagu"].label},
        base={"pagu": digits(base["pagu"])} if base else None,
        theirs={"pagu": digits(theirs["pagu"])},
        mine={"pagu": digits(form.cleaned_data["pagu"])},
    )
