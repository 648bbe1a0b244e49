"""Who works at a step: colleagues to assign to, people to mention."""

import re

from django.db.models import Q

from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import STEPS
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs import clock


def grants_at(usulan: Usulan) -> list[Grant]:
    """The grants whose turn it is at the present step, valid now."""
    step, at = STEPS.get(usulan.langkah), clock.now()
    if step is None:
        return []
    rows = Grant.objects.filter(
        Q(to_at=None) | Q(to_at__gt=at),
        daerah=usulan.daerah_id,
        role__in=(*step.recommends, *step.decides),
        from_at__lte=at,
        person__is_active=True,
    )
    if step.kode == "opd":
        rows = rows.filter(opd=usulan.opd_id)
    place = usulan.wilayah_id or ""
    found = rows.select_related("person")
    return [g for g in found if step.kode not in ("desa", "kecamatan") or (g.wilayah and place.startswith(g.wilayah))]


def colleagues(usulan: Usulan) -> list[tuple[int, str]]:
    """People of the office that has the turn."""
    found = {grant.person_id: grant.person.nama for grant in grants_at(usulan)}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def mentioned(daerah_id: str, teks: str) -> list[int]:
    """People named with @username in a note who work in this daerah."""
    names = {name.casefold() for name in re.findall(r"@([\w.]{2,80})", teks)}
    if not names:
        return []
    people = Person.objects.filter(grants__daerah=daerah_id, is_active=True).distinct()
    return sorted(pk for pk, username in people.values_list("pk", "username") if username.casefold() in names)
