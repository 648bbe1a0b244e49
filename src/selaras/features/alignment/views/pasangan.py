"""The overlap desk on screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from selaras.features.alignment.actions import pasangan as actions
from selaras.features.alignment.line_screens import line_piece
from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.pair_papers import queue_paper
from selaras.features.alignment.pair_screens import desk_page, list_page, meeting_page
from selaras.features.alignment.queries.overlap import listing
from selaras.features.alignment.queries.overlap.grouping import groups_of
from selaras.features.alignment.verbs.pasangan import CARRY_OUT, CONFIRM, MEET, OBJECT, PROPOSE, REOPEN, WITHDRAW
from selaras.features.plan.papers.lists import FORMS, file_answer
from selaras.foundation.opd.models import Opd
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.web import address, doing, reading


def _row(request: Any, pk: int) -> Pasangan:
    return get_object_or_404(Pasangan.objects.select_related("siklus"), pk=pk, siklus=request.siklus)


@reading
def desk(request: Any) -> HttpResponse:
    return render(request, "alignment/pasangan.html", desk_page(request, None))


@reading
def detail(request: Any, pk: int) -> HttpResponse:
    _row(request, pk)
    return render(request, "alignment/pasangan.html", desk_page(request, pk))


@reading
def index(request: Any) -> HttpResponse:
    return render(request, "alignment/pasangan_list.html", list_page(request))


@reading
def meeting(request: Any) -> HttpResponse:
    return render(request, "alignment/pasangan_rapat.html", meeting_page(request))


@reading
def groups(request: Any) -> HttpResponse:
    return render(request, "alignment/pasangan_kelompok.html", {"found": groups_of(request.siklus)})


@reading
def alike(request: Any) -> HttpResponse:
    """The piece below the name of a line: what may already be planned or proposed."""
    return render(request, "alignment/line_alike.html", line_piece(request))


@reading
def export(request: Any, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    rows = listing.shown(listing.pairs(request.siklus, listing.Choice.of(request.GET))).order_by("-weight", "pk")
    return file_answer(queue_paper(request.siklus, rows, clock.now()), form, "tumpang-tindih", request.siklus)


def _again(request: Any, pk: int, status: int, **told: Any) -> HttpResponse:
    """The pair once more, with what was typed and why it did not apply."""
    return render(request, "alignment/pasangan.html", desk_page(request, pk, request.POST) | told, status=status)


def _act(request: Any, pk: int, said: Any, act: Any) -> HttpResponse:
    """Do it; what cannot be done is told where it was typed, with all that was typed."""
    row, version = _row(request, pk), request.POST.get("version", "")
    try:
        act(row, int(version) if version.isdecimal() else None)
    except ValidationError as error:
        return _again(request, pk, 422, faults=_faults(error))
    except Conflict:
        return _again(request, pk, 409, overtaken=True)
    messages.success(request, said)
    return HttpResponseRedirect(address(request, "alignment:pasangan.detail", pk=pk) + _asked(request))


def _faults(error: ValidationError) -> dict[str, str]:
    """The first fault of each field; what belongs to none stands at the reason."""
    faults = error.message_dict if hasattr(error, "error_dict") else {"reason": error.messages}
    return {name: words[0] for name, words in faults.items()}


def _asked(request: Any) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _pelaksana(request: Any) -> Opd | None:
    chosen = request.POST.get("pelaksana", "")
    return Opd.objects.filter(pk=int(chosen), daerah=request.daerah).first() if chosen.isdecimal() else None


@doing(PROPOSE)
def propose(request: Any, pk: int) -> HttpResponse:
    verdict, reason = request.POST.get("verdict", ""), request.POST.get("reason", "")

    def act(row: Pasangan, version: int | None) -> None:
        executing = _pelaksana(request)
        actions.propose(row, verdict, actor=request.actor, reason=reason, pelaksana=executing, version=version)

    return _act(request, pk, _("Putusan diusulkan. Berlaku setelah disetujui orang kedua."), act)


@doing(CONFIRM)
def confirm(request: Any, pk: int) -> HttpResponse:
    said = _("Anda menyetujui putusan ini.")
    return _act(request, pk, said, lambda row, version: actions.confirm(row, actor=request.actor, version=version))


@doing(OBJECT)
def object_to(request: Any, pk: int) -> HttpResponse:
    reason, meeting = request.POST.get("reason", ""), bool(request.POST.get("rapat"))

    def act(row: Pasangan, version: int | None) -> None:
        actions.object_to(row, actor=request.actor, reason=reason, meeting=meeting, version=version)

    return _act(request, pk, _("Keberatan Anda tercatat."), act)


@doing(WITHDRAW)
def withdraw(request: Any, pk: int) -> HttpResponse:
    said = _("Usulan putusan Anda ditarik.")
    return _act(request, pk, said, lambda row, version: actions.withdraw(row, actor=request.actor, version=version))


@doing(MEET)
def meet(request: Any, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "")

    def act(row: Pasangan, version: int | None) -> None:
        actions.bring_to_meeting(row, actor=request.actor, reason=reason, version=version)

    return _act(request, pk, _("Pasangan ini dibawa ke rapat."), act)


@doing(REOPEN)
def reopen(request: Any, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "")

    def act(row: Pasangan, version: int | None) -> None:
        actions.reopen(row, actor=request.actor, reason=reason, version=version)

    return _act(request, pk, _("Pasangan ini dibuka kembali."), act)


@doing(CARRY_OUT)
def carry_out(request: Any, pk: int) -> HttpResponse:
    said = _("Penggabungan sudah dilaksanakan.")
    return _act(request, pk, said, lambda row, version: actions.carry_out(row, actor=request.actor, version=version))
