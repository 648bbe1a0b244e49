"""Answers on screen: one, many, re-routed, merged, separated, noted, assigned."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from selaras.features.plan.forms.attempts import attempt, complain, status_of
from selaras.features.usulan.actions import answer as actions
from selaras.features.usulan.actions import kept
from selaras.features.usulan.actions import merge as merging
from selaras.features.usulan.forms.desk import AnswerForm, ManyForm, MergeForm, RedirectForm
from selaras.features.usulan.models import Rekomendasi, Usulan
from selaras.features.usulan.queries import desk as queries
from selaras.features.usulan.queries import people
from selaras.features.usulan.verbs import (
    ANSWER_KEEP,
    ASSIGN,
    CLOSE,
    DECIDE,
    DECIDE_MANY,
    MERGE,
    NOTE,
    RECOMMEND,
    RECOMMEND_MANY,
    REDIRECT,
    SPLIT,
)
from selaras.features.usulan.views.desk import page, usulan_of
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.verb import Refused, Verb
from selaras.foundation.verbs.web import address, doing, reading, way_back

MOST = 200  # proposals answered with one press


def _to(request: Any, row: Usulan, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(way_back(request, address(request, "usulan:detail", pk=row.pk)))


@doing(RECOMMEND, once=True)
def recommend(request: Any, pk: int) -> HttpResponse:
    return _answer(request, pk, RECOMMEND)


@doing(DECIDE, once=True)
def decide(request: Any, pk: int) -> HttpResponse:
    return _answer(request, pk, DECIDE)


def _answer(request: Any, pk: int, verb: Verb) -> HttpResponse:
    row, form = usulan_of(request, pk), AnswerForm(request.POST, siklus=request.siklus)
    if not form.is_valid():
        return page(request, row, form, status=422)
    try:
        done = _given(request, row, form, verb)
        return _to(request, done, _said(done))
    except (ValidationError, Refused, Conflict) as fault:
        return _not_yet(request, row, form, fault)


def _given(request: Any, row: Usulan, form: AnswerForm, verb: Verb) -> Usulan:
    seen = form.cleaned_data["version"]
    return actions.answer(row, form.verdict(), actor=request.actor, version=seen, verb=verb)


def _said(row: Usulan) -> str:
    if row.recommended_by is not None and row.keadaan == "berjalan":
        return _("Rekomendasi Anda disimpan. Pimpinan kantor yang memutuskan.")
    if row.keadaan == "berjalan":
        return _("Jawaban disimpan. Usulan diteruskan ke %(step)s.") % {"step": row.get_langkah_display()}
    return _("Jawaban disimpan. Pengusul membacanya dengan kode lacak.")


def _not_yet(request: Any, row: Usulan, form: AnswerForm, fault: Exception) -> HttpResponse:
    """The words are not right yet, or somebody answered first: who and when. What was typed stays."""
    if isinstance(fault, ValidationError):
        complain(form, fault)
        return page(request, row, form, status=422)
    row = usulan_of(request, row.pk)
    seen = form.cleaned_data.get("version")
    if isinstance(fault, Refused) and (seen is None or seen == row.version):
        raise fault
    last = Rekomendasi.objects.filter(usulan=row).order_by("-pk").first()
    return page(request, row, form, status=409, overtaken=last, typed=form.cleaned_data)


@doing(RECOMMEND_MANY)
def recommend_many(request: Any) -> HttpResponse:
    return _answer_many(request, RECOMMEND)


@doing(DECIDE_MANY)
def decide_many(request: Any) -> HttpResponse:
    return _answer_many(request, DECIDE)


def _answer_many(request: Any, verb: Verb) -> HttpResponse:
    form, rows = ManyForm(request.POST, siklus=request.siklus), _picked(request)
    if rows and all(verb.refusal(request.actor, row) for row in rows):
        raise Refused(verb, verb.refusal(request.actor, rows[0]) or "")
    if (wrong := _wrong(rows, form)) is not None:
        messages.error(request, wrong)
    else:
        _keep(request, form)
        _tell(request, [_one(request, row, form, verb) for row in rows])
    return HttpResponseRedirect(way_back(request, address(request, "usulan:queue")))


def _picked(request: Any) -> list[Usulan]:
    keys = [int(pk) for pk in request.POST.getlist("usulan") if pk.isdecimal() and len(pk) < 19][:MOST]
    return list(queries.proposals(request.siklus).select_related("siklus__daerah").filter(pk__in=keys))


def _wrong(rows: list[Usulan], form: ManyForm) -> str | None:
    """What keeps a verdict for many from being said, in words."""
    if not rows:
        return _("Pilih usulannya dulu.")
    if not form.is_valid():
        return next(str(errors[0]) for errors in form.errors.values())
    try:
        form.verdict().check()
    except ValidationError as error:
        return error.messages[0]
    return None


def _one(request: Any, row: Usulan, form: ManyForm, verb: Verb) -> str:
    """'' when it was answered, else its number and why not."""
    try:
        actions.answer(row, form.verdict(), actor=request.actor, verb=verb)
    except Refused as no:
        return f"{row.kode}: {no.why}"
    except ValidationError as no:
        return f"{row.kode}: {no.messages[0]}"
    return ""


def _keep(request: Any, form: ManyForm) -> None:
    nama = form.cleaned_data.get("simpan", "").strip()
    if nama and form.cleaned_data.get("jawaban") is None and ANSWER_KEEP.allows(request.actor, request.siklus):
        kept.keep(request.siklus, nama, form.verdict(), actor=request.actor)


def _tell(request: Any, answers: list[str]) -> None:
    done, refused = answers.count(""), [text for text in answers if text]
    if done:
        said = ngettext("%(n)s usulan dijawab.", "%(n)s usulan dijawab.", done)
        messages.success(request, said % {"n": done})
    for text in refused[:10]:
        messages.error(request, text)
    if len(refused) > 10:
        messages.error(request, _("… dan %(n)s usulan lain tidak dapat dijawab.") % {"n": len(refused) - 10})


@doing(REDIRECT)
def redirect(request: Any, pk: int) -> HttpResponse:
    row, form = usulan_of(request, pk), RedirectForm(request.POST, siklus=request.siklus)
    if form.is_valid():
        actions.redirect(row, form.cleaned_data["opd"], actor=request.actor, note=form.cleaned_data["note"])
        return _to(request, row, _("OPD tujuan ditetapkan."))
    messages.error(request, _("Pilih OPD tujuannya."))
    return HttpResponseRedirect(address(request, "usulan:detail", pk=pk))


@doing(CLOSE)
def close(request: Any, pk: int) -> HttpResponse:
    row, form = usulan_of(request, pk), AnswerForm(request.POST, siklus=request.siklus)
    done = attempt(form, lambda: _closed(request, row, form)) if form.is_valid() else None
    if done is None:
        return page(request, row, form, status=status_of(form))
    return _to(request, done, _said(done))


def _closed(request: Any, row: Usulan, form: AnswerForm) -> Usulan:
    return actions.close(row, form.verdict(), actor=request.actor, version=form.cleaned_data["version"])


@doing(ASSIGN)
def assign(request: Any, pk: int) -> HttpResponse:
    row, person = usulan_of(request, pk), request.POST.get("petugas", "")
    colleagues = dict(people.colleagues(row))
    chosen = int(person) if person.isdecimal() and len(person) < 19 else None
    actions.assign(row, chosen if chosen in colleagues else None, actor=request.actor)
    said = _("Ditugaskan kepada %(name)s.") % {"name": colleagues[chosen]} if chosen in colleagues else ""
    return _to(request, row, said or _("Penugasan dihapus."))


@doing(NOTE, once=True)
def note(request: Any, pk: int) -> HttpResponse:
    row, teks = usulan_of(request, pk), request.POST.get("teks", "")
    try:
        actions.note(row, teks, actor=request.actor, menyebut=people.mentioned(row.daerah_id, teks))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return HttpResponseRedirect(address(request, "usulan:detail", pk=pk))
    return _to(request, row, _("Catatan disimpan. Hanya petugas yang membacanya."))


@reading
def merge_form(request: Any, pk: int) -> HttpResponse:
    row = usulan_of(request, pk)
    return _merge_page(request, row, MergeForm(alike=queries.alike(row), initial={"version": row.version}))


def _merge_page(request: Any, row: Usulan, form: MergeForm, status: int = 200) -> HttpResponse:
    found = queries.alike(row)[:50]
    return render(request, "usulan/merge.html", {"usulan": row, "form": form, "alike": found}, status=status)


@doing(MERGE)
def merge(request: Any, pk: int) -> HttpResponse:
    row = usulan_of(request, pk)
    form = MergeForm(request.POST, alike=queries.proposals(request.siklus))
    done = attempt(form, lambda: _merged(request, row, form)) if form.is_valid() else None
    if done is None:
        return _merge_page(request, row, form, status_of(form))
    target = address(request, "usulan:detail", pk=form.cleaned_data["into"].pk)
    messages.success(request, _("Digabung. Nomor dan jawabannya tetap; dapat dipisahkan lagi."))
    return HttpResponseRedirect(target)


def _merged(request: Any, row: Usulan, form: MergeForm) -> Usulan:
    data = form.cleaned_data
    return merging.merge(row, data["into"], actor=request.actor, reason=data["reason"], version=data["version"])


@doing(SPLIT)
def split(request: Any, pk: int) -> HttpResponse:
    row = get_object_or_404(Usulan.objects.select_related("siklus__daerah"), pk=pk, siklus=request.siklus)
    merging.split(row, actor=request.actor, reason=request.POST.get("reason", "")[:500])
    return _to(request, row, _("Dipisahkan. Usulan melanjutkan jalannya sendiri."))
