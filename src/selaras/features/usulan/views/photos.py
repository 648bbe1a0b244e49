"""Photos of a proposal: taken in with the form, shown when they are ready, to those who may read the proposal."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from selaras.features.usulan.actions.submit import PHOTO, THING
from selaras.features.usulan.forms.intake import MOST_PHOTOS, UsulanForm
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.words import Keadaan
from selaras.foundation.files.actions import take
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.refused import PhotoRefused
from selaras.foundation.files.responses import serve, tell_state
from selaras.foundation.verbs.web import address, reading

TOKEN = f"{PHOTO}_token"  # the name under which ui/components/photo_input.html sends tokens back


def take_first(request: Any) -> None:
    """Photos go to the disk before the words are written; the same sending again finds the first ones."""
    request.photos, request.photo_complaints = request.POST.getlist(TOKEN), []
    for file in request.FILES.getlist(PHOTO)[:MOST_PHOTOS]:
        try:
            row = take(file, actor=request.actor, daerah=request.daerah, key=request.POST.get("_once", ""))
            request.photos.append(row.token)
        except PhotoRefused as no:
            request.photo_complaints.append(f"{file.name}: {no}")


def carried(request: Any, form: UsulanForm) -> UsulanForm:
    """The form with the photos that came with it."""
    tokens = list(dict.fromkeys(getattr(request, "photos", [])))
    form.carry(tokens, getattr(request, "photo_complaints", []))
    return form


def waiting_there(request: Any, form: UsulanForm) -> dict[str, Any]:
    """What the field shows when a form comes back: photos that are here already and still unbound."""
    mine = Attachment.objects.filter(daerah=request.daerah, uploaded_by=request.actor.person_id, thing="")
    rows = mine.filter(token__in=form.photos) if form.photos else []
    return {"photos": [{"photo": row, "thumb_url": "", "state_url": ""} for row in rows], "most_photos": MOST_PHOTOS}


def _photo(request: Any, pk: int) -> Attachment:
    """A photo of a sent proposal, or of one's own draft."""
    photo = get_object_or_404(Attachment, pk=pk, daerah=request.daerah, thing=THING)
    usulan = get_object_or_404(Usulan, pk=photo.thing_id, siklus=request.siklus)
    if usulan.keadaan == Keadaan.DRAF and usulan.entered_by != request.actor.person_id:
        raise Http404
    return photo


@reading
def look(request: Any, photo: int) -> HttpResponse:
    return serve(_photo(request, photo), "kecil" in request.GET, request=request)  # type: ignore[return-value]


@reading
def state(request: Any, photo: int) -> HttpResponse:
    row = _photo(request, photo)
    urls = {"thumb_url": f"{address(request, 'usulan:photo', photo=row.pk)}?kecil"}
    return tell_state(request, row, **urls, state_url=address(request, "usulan:photo.state", photo=row.pk))
