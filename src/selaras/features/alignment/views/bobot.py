"""The weights by which pairs are judged, on screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.alignment import pair_tasks as tasks
from selaras.features.alignment.actions import bobot as actions
from selaras.features.alignment.models import Bobot
from selaras.features.alignment.queries.overlap.learning import weights_page
from selaras.features.alignment.verbs.bobot import CHOOSE, REFIT, RESTORE
from selaras.foundation.jobs.models import Job
from selaras.foundation.verbs.web import address, doing, reading


@reading
def index(request: Any) -> HttpResponse:
    job = Job.objects.filter(daerah=request.daerah, kind="alignment.refit").first()
    return render(request, "alignment/bobot.html", weights_page(request.daerah.pk) | {"job": job})


def _back(request: Any, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "alignment:bobot.list"))


@doing(REFIT)
def refit(request: Any) -> HttpResponse:
    try:
        actions.ask_refit(request.siklus, actor=request.actor, task=tasks.refit)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return HttpResponseRedirect(address(request, "alignment:bobot.list"))
    return _back(request, _("Bobot sedang dihitung ulang. Hasilnya tampak di sini; belum dipakai sebelum Anda pilih."))


@doing(CHOOSE)
def choose(request: Any, pk: int) -> HttpResponse:
    actions.choose(get_object_or_404(Bobot, pk=pk, daerah=request.daerah), actor=request.actor)
    return _back(request, _("Bobot ini dipakai mulai sekarang; semua pasangan dihitung lagi."))


@doing(RESTORE)
def restore(request: Any) -> HttpResponse:
    actions.restore(request.siklus, actor=request.actor)
    return _back(request, _("Bobot bawaan dipakai lagi; semua pasangan dihitung lagi."))
