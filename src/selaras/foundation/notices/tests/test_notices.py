"""Everybody is told once; a letter leaves at most once."""

import pytest

from selaras.foundation.notices import actions, queries
from selaras.foundation.notices.models import Mail
from selaras.foundation.people.seats import actor_of
from tests import builders as a

pytestmark = pytest.mark.django_db


class Postman:
    def __init__(self, *, broken: bool = False) -> None:
        self.sent: list[str] = []
        self.broken = broken

    def send(self, *, to: str, subject: str, text: str) -> None:
        if self.broken:
            raise ConnectionError("no route")
        self.sent.append(to)


def test_telling_twice_tells_once() -> None:
    person = a.person()
    for _again in range(2):
        actions.tell([person, person], daerah_id="12.07", effect="uji:1", text="Anda diajak", url="/x/")
    assert queries.unread(person.pk, "12.07").count() == 1
    assert Mail.objects.count() == 1


def test_a_letter_leaves_once_and_a_refused_one_says_why() -> None:
    actions.tell([a.person()], daerah_id=a.daerah().pk, effect="uji:1", text="satu")
    postman = Postman()
    assert [actions.send_waiting(postman), actions.send_waiting(postman)] == [1, 0]
    actions.tell([a.person()], daerah_id="12.07", effect="uji:2", text="dua")
    assert actions.send_waiting(Postman(broken=True)) == 0
    assert Mail.objects.get(effect__startswith="uji:2").why == "ConnectionError: no route"
    assert len(postman.sent) == 1


def test_a_letter_that_may_have_left_is_not_sent_again() -> None:
    actions.tell([a.person()], daerah_id="12.07", effect="uji:1", text="satu")
    Mail.objects.update(state="dikirim")  # the worker died between marking and the server's answer
    assert actions.send_waiting(Postman()) == 0


def test_reading_clears_the_badge() -> None:
    person = a.person()
    actions.tell([person], daerah_id="12.07", effect="uji:1", text="satu")
    actions.read_all(a.daerah(), actor=actor_of(person))
    assert queries.unread(person.pk, "12.07").count() == 0
