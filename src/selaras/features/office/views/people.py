"""People and grants: who has which role, from when, until when."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from selaras.features.office.forms.attempt import attempt
from selaras.features.office.forms.people import AccountForm, GrantForm
from selaras.features.office.passwords import first_password
from selaras.features.office.queries import people as queries
from selaras.features.office.verbs import PEOPLE_READ
from selaras.foundation.people import actions
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.people.verbs import ACCOUNT_CLOSE, ACCOUNT_CREATE, GRANT_END, GRANT_GIVE
from selaras.foundation.verbs.actors import ROLES
from selaras.foundation.verbs.web import address, doing, reading

SHOWN_ONCE = "first_password"  # session key: (person, text), until the page has been shown


@reading(to=PEOPLE_READ)
def index(request: Any) -> HttpResponse:
    choice = queries.Choice.read(request.GET)
    rows, after = queries.page_of(request.daerah, choice)
    context = {"rows": rows, "next": after, "choice": choice, "roles": list(ROLES.items())[1:]}
    context |= {"soon": queries.ending_soon(request.daerah)}
    return render(request, "office/people_list.html", context)


@reading(to=PEOPLE_READ)
def account_form(request: Any) -> HttpResponse:
    return render(request, "office/account_form.html", {"form": AccountForm()})


@doing(ACCOUNT_CREATE, once=True)
def create(request: Any) -> HttpResponse:
    form, password = AccountForm(request.POST), first_password()
    terms = lambda: form.cleaned_data | {"password": password, "actor": request.actor}  # noqa: E731
    person = attempt(form, lambda: actions.create_account(request.daerah, **terms()))
    if person is None:
        return render(request, "office/account_form.html", {"form": form}, status=422)
    request.session[SHOWN_ONCE] = [person.pk, password]
    return HttpResponseRedirect(address(request, "office:people.detail", pk=person.pk))


def _person(request: Any, pk: int) -> Person:
    return get_object_or_404(queries.people_of(request.daerah), pk=pk)


def _detail(request: Any, person: Person, form: GrantForm, status: int = 200, **more: Any) -> HttpResponse:
    blank = Grant(person=person, daerah=request.daerah)
    context = {"person": person, "grants": queries.grants_of(request.daerah, person), "form": form, "blank": blank}
    return render(request, "office/people_detail.html", context | more, status=status)


@never_cache
@reading(to=PEOPLE_READ)
def detail(request: Any, pk: int) -> HttpResponse:
    person = _person(request, pk)
    for_whom, password = request.session.get(SHOWN_ONCE, (None, ""))
    if for_whom == person.pk:
        del request.session[SHOWN_ONCE]
    once = {"password": password} if for_whom == person.pk else {}
    return _detail(request, person, GrantForm(daerah=request.daerah), **once)


@doing(GRANT_GIVE, once=True)
def give(request: Any, pk: int) -> HttpResponse:
    person, form = _person(request, pk), GrantForm(request.POST, daerah=request.daerah)
    act = lambda: actions.give(person, form.terms(), daerah=request.daerah, actor=request.actor)  # noqa: E731
    if attempt(form, act) is None:
        return _detail(request, person, form, 422)
    messages.success(request, _("Peran diberikan."))
    return HttpResponseRedirect(address(request, "office:people.detail", pk=person.pk))


@doing(GRANT_END)
def end(request: Any, pk: int) -> HttpResponse:
    grant = get_object_or_404(Grant, pk=pk, daerah=request.daerah)
    actions.end(grant, actor=request.actor, reason=request.POST.get("reason", "").strip()[:300])
    messages.success(request, _("Peran diakhiri; berlaku sejak sekarang."))
    return HttpResponseRedirect(address(request, "office:people.detail", pk=grant.person_id))


@doing(ACCOUNT_CLOSE)
def close(request: Any, pk: int) -> HttpResponse:
    try:
        actions.close_account(_person(request, pk), daerah=request.daerah, actor=request.actor)
        messages.success(request, _("Akun ditutup; riwayatnya tetap ada."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return HttpResponseRedirect(address(request, "office:people.detail", pk=pk))
