"""A photo is shown when it is ready, never before, and never as anything but a picture."""

import json
from types import SimpleNamespace

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from selaras.foundation.files.actions import prepare_photo, take
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.responses import serve, tell_state
from selaras.foundation.files.tests import photos
from selaras.foundation.verbs.actors import public
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


def sent(content=None, name="jalan rusak.png"):
    daerah = a.daerah()
    return take(photos.upload(content or photos.from_a_phone(), name), actor=public(daerah.pk), daerah=daerah)


def prepared(**how):
    row = sent(**how)
    prepare_photo.call(row.pk)
    row.refresh_from_db()
    return row


def request(**headers):
    made = RequestFactory().get("/", headers=headers)
    made.htmx = SimpleNamespace() if "hx-request" in headers else False
    return made


@pytest.mark.parametrize("thumb", [False, True])
def test_it_is_never_served_before_it_is_ready_nor_when_refused(thumb):
    with pytest.raises(Http404):
        serve(sent(), thumb)
    with pytest.raises(Http404):
        serve(prepared(content=photos.jpeg()[:-900]), thumb)
    assert serve(prepared(), thumb).status_code == 200


def test_it_is_a_picture_in_a_box_for_this_browser_alone():
    row = prepared()
    answer = serve(row)
    body = b"".join(answer.streaming_content)
    answer.close()
    assert body.startswith(b"\xff\xd8\xff") and len(body) == row.size
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Disposition")} == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": 'inline; filename="jalan rusak.jpg"',
    }
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["Cache-Control"] == "private, max-age=3600"


def test_a_browser_that_has_it_is_not_sent_it_again_and_the_small_one_is_another():
    row = prepared()
    full, small = (serve(row, thumb, request=request()) for thumb in (False, True))
    assert full["ETag"] == f'"{row.sha256}"' != small["ETag"]
    again = serve(row, request=request(**{"if-none-match": full["ETag"]}))
    assert again.status_code == 304
    for header in ("ETag", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options"):
        assert again[header] == full[header]
    assert serve(row, True, request=request(**{"if-none-match": full["ETag"]})).status_code == 200
    for answer in (full, small):
        answer.close()


def test_a_missing_copy_is_not_found(data):
    row = prepared()
    for path in (data / "files" / "photos").rglob("*.jpg"):
        path.unlink()
    with pytest.raises(Http404):
        serve(row)


def test_a_name_cannot_write_headers():
    answer = serve(prepared(name='a";\r\nX-Jahat: 1\r\n.jpg'))
    assert "X-Jahat" not in answer
    assert "\n" not in answer["Content-Disposition"]
    answer.close()


def test_its_state_is_told_in_words_of_the_reader():
    row = prepared(content=photos.jpeg()[:-900])
    told = json.loads(tell_state(request(), row).content)
    assert (told["state"], told["words"]) == ("ditolak", "Ditolak")
    assert "rusak" in told["reason"]
    with translation.override("en"):
        assert json.loads(tell_state(request(), row).content)["reason"].startswith("This photo is damaged")


def test_a_page_with_htmx_asks_again_only_while_it_waits():
    waits, ready = sent(), prepared(content=photos.jpeg(700))
    ask = {"state_url": "/s", "thumb_url": "/t"}
    shown = [tell_state(request(**{"hx-request": "true"}), row, **ask).content.decode() for row in (waits, ready)]
    assert 'hx-get="/s"' in shown[0] and "sedang disiapkan" in shown[0] and "<img" not in shown[0]
    assert "hx-get" not in shown[1] and '<img src="/t"' in shown[1]


def test_the_field_works_without_javascript_and_brings_back_what_was_taken():
    rows = [sent(), prepared(), prepared(content=photos.jpeg()[:-900])]
    before = [{"photo": row, "thumb_url": f"/t/{row.token}"} for row in rows]
    shown = render_to_string("ui/components/photo_input.html", {"name": "foto", "photos": before, "most": 3})
    assert '<input class="form-control" type="file" name="foto"' in shown and 'accept="image/*"' in shown
    assert "capture" not in shown
    ticked = [f'name="foto_token" value="{row.token}" checked' in shown for row in rows]
    assert ticked == [True, True, False]
    assert Attachment.objects.get(state="ditolak").why in shown
    only = render_to_string("ui/components/photo_input.html", {"name": "foto", "capture": "environment", "most": 1})
    assert 'capture="environment"' in only and "multiple" not in only
