"""Keys with which programs use the API for a person."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from selaras.features.office.forms.attempt import attempt
from selaras.features.office.forms.token import TokenForm
from selaras.features.office.queries.token import tokens_for
from selaras.foundation.people import actions
from selaras.foundation.people.models import ApiToken
from selaras.foundation.people.verbs import TOKEN_CREATE, TOKEN_READ, TOKEN_REVOKE
from selaras.foundation.verbs.web import address, doing, reading

SHOWN_ONCE = "new_api_token"  # session key: the text of a new key, until the page has been shown


def _page(request: Any, form: TokenForm, status: int = 200, **more: Any) -> HttpResponse:
    blank = ApiToken(person=request.user, daerah=request.daerah)
    context = {"rows": tokens_for(request.daerah, request.actor), "form": form, "blank": blank}
    return render(request, "office/token_list.html", context | more, status=status)


def _form(request: Any, *args: Any) -> TokenForm:
    return TokenForm(*args, person=request.user, daerah=request.daerah)


@never_cache
@reading(to=TOKEN_READ)
def index(request: Any) -> HttpResponse:
    key = request.session.pop(SHOWN_ONCE, "") if SHOWN_ONCE in request.session else ""
    return _page(request, _form(request), key=key)


@doing(TOKEN_CREATE, once=True)
def create(request: Any) -> HttpResponse:
    form, terms = _form(request, request.POST), {"daerah": request.daerah, "actor": request.actor}
    made = attempt(form, lambda: actions.create_token(request.user, form.terms(), **terms))
    if made is None:
        return _page(request, form, 422)
    request.session[SHOWN_ONCE] = made[1]
    return HttpResponseRedirect(address(request, "office:token.list"))


@doing(TOKEN_REVOKE)
def revoke(request: Any, pk: int) -> HttpResponse:
    token = get_object_or_404(ApiToken, pk=pk, daerah=request.daerah)
    actions.revoke_token(token, actor=request.actor, reason=request.POST.get("reason", "").strip()[:300])
    messages.success(request, _("Kunci dicabut; berlaku sejak sekarang."))
    return HttpResponseRedirect(address(request, "office:token.list"))
