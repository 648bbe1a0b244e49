"""Suggestions below a field: official codes, fund sources, places."""

from django.db.models import Q

from selaras.features.plan.models import Funding
from selaras.features.plan.queries.places import SHOWN, place_book
from selaras.foundation.nomenklatur.models import Nomenklatur, SumberDana
from selaras.foundation.nomenklatur.queries import tingkat_pemda
from selaras.foundation.tahapan.models import Siklus

LEAST = 2  # letters before anything is suggested


def hints_for(siklus: Siklus, what: str, typed: str) -> list[tuple[str, str]]:
    """(what the field takes, what it means); empty until two letters are typed."""
    typed = typed.strip()[:100]
    if len(typed) < LEAST:
        return []
    if what == "tempat":
        return [(label, "") for label in place_book(siklus.daerah).search(typed)]
    return _codes(siklus, typed) if what == "kode" else _funds(siklus, typed)


def _codes(siklus: Siklus, typed: str) -> list[tuple[str, str]]:
    level = tingkat_pemda(siklus.daerah_id)
    rows = Nomenklatur.objects.filter(set=siklus.nomenklatur_id, tingkat_pemda=level)
    rows = rows.filter(tingkat__in=("program", "kegiatan", "sub_kegiatan"))
    for word in typed.split():
        rows = rows.filter(Q(kode__startswith=word) | Q(nama__icontains=word))
    return list(rows.order_by("kode").values_list("kode", "nama")[:SHOWN])


def _funds(siklus: Siklus, typed: str) -> list[tuple[str, str]]:
    """Names already used in the plan first, then the official ones."""
    used = Funding.objects.filter(line__siklus=siklus, sumber_dana__icontains=typed).order_by("sumber_dana")
    names = dict.fromkeys(used.values_list("sumber_dana", flat=True).distinct()[:SHOWN])
    official = SumberDana.objects.filter(nama__icontains=typed).values_list("nama", flat=True)
    names |= dict.fromkeys(official[:SHOWN])
    return [(name, "") for name in list(names)[:SHOWN]]
