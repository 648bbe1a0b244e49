"""Live events: tickets, rooms, and what goes over the wire."""

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import signing
from django.db import transaction
from django.test import RequestFactory, override_settings

from selaras.foundation.live import actions, fan, stream, tickets
from selaras.foundation.live.models import LiveEvent
from selaras.foundation.verbs import clock


def test_a_ticket_names_its_rooms_and_no_other():
    assert tickets.rooms_of(tickets.ticket("job:7", "cascade:12.07:2022")) == ["cascade:12.07:2022", "job:7"]


def test_a_changed_or_old_ticket_is_refused(monkeypatch):
    good = tickets.ticket("job:7")
    with pytest.raises(signing.BadSignature):
        tickets.rooms_of(good[:-2] + ("aa" if good[-2:] != "aa" else "bb"))
    monkeypatch.setattr(tickets, "LIFE", -1)
    with pytest.raises(signing.SignatureExpired):
        tickets.rooms_of(good)


def test_the_page_listens_on_its_own_host():
    request = RequestFactory().get("/", headers={"host": "127.0.0.1:8000"})
    with override_settings(LIVE_PORT=8001, LIVE_ORIGIN=""):
        assert tickets.origin(request) == "http://127.0.0.1:8001"
        assert tickets.address(request, "job:7").startswith("http://127.0.0.1:8001/live/?t=")
    with override_settings(LIVE_PORT=8001, LIVE_ORIGIN="https://rkpd.example.go.id"):
        assert tickets.origin(request) == "https://rkpd.example.go.id"
    with override_settings(LIVE_PORT=0, LIVE_ORIGIN=""):
        assert tickets.address(request, "job:7") == ""


@pytest.mark.django_db(transaction=True)
def test_only_what_is_committed_is_told():
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        actions.publish("job:7", "progress", {})
        raise ZeroDivisionError
    assert LiveEvent.objects.count() == 0
    actions.publish("job:7", "progress", {"done": 1})
    assert LiveEvent.objects.get().body == {"done": 1}


@pytest.mark.django_db
def test_old_events_are_forgotten_and_new_ones_kept():
    old, new = (LiveEvent.objects.create(room="job:7", kind="progress") for _ in range(2))
    LiveEvent.objects.filter(pk=old.pk).update(at=clock.now() - timedelta(hours=1))
    assert actions.prune() == 1
    assert list(LiveEvent.objects.all()) == [new]


@pytest.mark.django_db
def test_an_event_is_one_line_of_json_with_its_number():
    event = LiveEvent.objects.create(room="job:7", kind="progress", body={"words": "baris\n1"})
    assert fan.wire(event) == f'id: {event.pk}\nevent: progress\ndata: {{"room": "job:7", "words": "baris\\n1"}}\n\n'


@pytest.mark.django_db
def test_after_a_broken_line_the_rest_of_the_own_rooms_comes_first():
    first, other, last = (LiveEvent.objects.create(room=r, kind="x") for r in ("job:7", "job:8", "job:7"))
    assert [number for number, _text in fan.missed(["job:7"], first.pk)] == [last.pk]
    assert [number for number, _text in fan.missed(["job:8"], 0)] == [other.pk]


def test_a_slow_listener_is_let_go_and_the_others_are_served(monkeypatch):
    monkeypatch.setattr(fan, "WAITING", 2)

    async def play():
        house = fan.Fan()
        monkeypatch.setattr(house, "wake", lambda: None)
        slow, quick = house.join(["a"]), house.join(["a"])
        heard = []
        for number in (1, 2, 3):
            house._send("a", (number, f"{number}"))
            heard.append((await quick.get())[0])
        return heard, slow.get_nowait()

    assert _alone(play()) == ([1, 2, 3], None)


def _alone(work):
    """Run in a thread of its own: the browser tests keep a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _ask(path: str, query: bytes = b"", method: str = "GET"):
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": path, "method": method, "query_string": query, "headers": []}
    _alone(stream.application(scope, receive, send))
    return sent[0]["status"]


def test_the_live_process_has_no_pages_and_answers_no_false_ticket():
    assert _ask("/12.07/2022/") == 404
    assert _ask("/live/", method="POST") == 404
    assert _ask("/live/", b"t=palsu") == 204
