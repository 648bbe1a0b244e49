"""Live events: tickets, rooms, and what goes over the wire."""

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import signing
from django.db import transaction
from django.test import RequestFactory, override_settings

from selaras.foundation.live import actions, fan, news, stream, tickets
from selaras.foundation.live.cursor import Cursor, missed
from selaras.foundation.live.models import LiveEvent
from selaras.foundation.verbs import clock


def test_a_ticket_names_its_rooms_and_no_other():
    right = tickets.right_of(tickets.ticket("person:7", "cycle:12.07:2022"))
    assert (right.rooms, right.person_id) == (("cycle:12.07:2022", "person:7"), 7)
    assert abs(right.since - clock.now()) < timedelta(seconds=5)


def test_a_changed_or_old_ticket_is_refused(monkeypatch):
    good = tickets.ticket("job:7")
    with pytest.raises(signing.BadSignature):
        tickets.right_of(good[:-2] + ("aa" if good[-2:] != "aa" else "bb"))
    monkeypatch.setattr(tickets, "LIFE", -1)
    with pytest.raises(signing.SignatureExpired):
        tickets.right_of(good)


def test_the_page_listens_on_its_own_host():
    request = RequestFactory().get("/", headers={"host": "127.0.0.1:8000"})
    with override_settings(LIVE_PORT=8001, LIVE_ORIGIN=""):
        assert tickets.origin(request) == "http://127.0.0.1:8001"
    with override_settings(LIVE_PORT=8001, LIVE_ORIGIN="https://rkpd.example.go.id"):
        assert tickets.origin(request) == "https://rkpd.example.go.id"


@pytest.mark.django_db(transaction=True)
def test_only_what_is_committed_is_told():
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        actions.publish("job:7", "progress", {})
        raise ZeroDivisionError
    assert LiveEvent.objects.count() == 0
    actions.publish("job:7", "progress", {"done": 1})
    assert LiveEvent.objects.get().body == {"done": 1}


@pytest.mark.django_db(transaction=True)
def test_nobodys_work_fails_because_nobody_could_be_told(monkeypatch):
    def broken(*_told):
        raise ZeroDivisionError

    monkeypatch.setattr(actions, "_write", broken)
    with transaction.atomic():
        actions.publish("job:7", "progress", {})
    assert LiveEvent.objects.count() == 0


@pytest.mark.django_db
def test_old_events_are_forgotten_and_new_ones_kept():
    old, new = (LiveEvent.objects.create(room="job:7", kind="progress") for _ in range(2))
    LiveEvent.objects.filter(pk=old.pk).update(at=clock.now() - timedelta(hours=1))
    assert actions.prune() == 1
    assert list(LiveEvent.objects.all()) == [new]


@pytest.mark.django_db
def test_an_event_is_one_line_of_json():
    event = LiveEvent.objects.create(room="job:7", kind="progress", body={"words": "baris\n1"})
    line = news.line_of_event(event)
    assert (line.number, line.text) == (event.pk, 'event: progress\ndata: {"room": "job:7", "words": "baris\\n1"}\n\n')


@pytest.mark.django_db
def test_after_a_broken_line_the_rest_of_the_own_rooms_comes_first():
    first, other, last = (LiveEvent.objects.create(room=r, kind="x") for r in ("job:7", "job:8", "job:7"))
    seven, eight = (tickets.right_of(tickets.ticket(room)) for room in ("job:7", "job:8"))
    assert [line.number for line in missed(seven, Cursor(first.pk))] == [last.pk]
    assert [line.number for line in missed(eight, Cursor(0))] == [other.pk]


@pytest.mark.django_db
def test_a_new_listener_hears_what_happened_since_its_page_was_made_and_nothing_older():
    old, new = (LiveEvent.objects.create(room="job:7", kind="x") for _ in range(2))
    LiveEvent.objects.filter(pk=old.pk).update(at=clock.now() - timedelta(minutes=1))
    assert [line.number for line in missed(tickets.right_of(tickets.ticket("job:7")), Cursor())] == [new.pk]


@pytest.mark.parametrize(
    ("text", "read"), [("17-340", (17, 340)), ("", (-1, -1)), ("x-5", (-1, 5)), ("9" * 30, (-1, -1))]
)
def test_the_last_id_that_a_browser_has_says_how_far_it_heard(text, read):
    found = Cursor.read(text)
    assert (found.event, found.act) == read


def test_a_cursor_takes_each_number_once_and_counts_acts_and_news_apart():
    cursor = Cursor(5, 9)
    asked = [news.Line(True, 9, ""), news.Line(True, 10, ""), news.Line(False, 5, ""), news.Line(False, 6, "")]
    assert [cursor.takes(line) for line in asked] == [False, True, False, True]
    assert str(cursor) == "6-10"


def test_a_slow_listener_is_let_go_and_the_others_are_served(monkeypatch):
    monkeypatch.setattr(fan, "WAITING", 2)

    async def play():
        house = fan.Fan()
        monkeypatch.setattr(house, "wake", lambda: None)
        slow, quick = house.join(["a"]), house.join(["a"])
        heard = []
        for number in (1, 2, 3):
            house._send("a", news.Line(False, number, ""))
            heard.append((await quick.get()).number)
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
