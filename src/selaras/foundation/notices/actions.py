"""The only writes to notices and the outbox."""

from collections.abc import Iterable

from django.db import transaction

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.live.actions import publish
from selaras.foundation.live.rooms import person_room
from selaras.foundation.notices.addresses import absolute
from selaras.foundation.notices.channels import EMAIL, Channel, Email
from selaras.foundation.notices.models import Mail, Notice
from selaras.foundation.notices.verbs import NOTICE_READ
from selaras.foundation.people.models import Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused


def tell(people: Iterable[Person], *, daerah_id: str, effect: str, text: str, url: str = "") -> None:
    """Tell each person once, here and by e-mail where there is an address; a second call adds nothing."""
    people = list({person.pk: person for person in people}.values())
    with transaction.atomic():
        Notice.objects.bulk_create(
            [Notice(daerah_id=daerah_id, person_id=p.pk, effect=effect, text=text[:300], url=url) for p in people],
            ignore_conflicts=True,
        )
        Mail.objects.bulk_create(
            [
                Mail(
                    daerah_id=daerah_id,
                    effect=f"{effect}:{p.pk}",
                    to=p.email,
                    subject=f"Selaras: {text}"[:200],
                    text=f"{text}\n\n{absolute(url)}\n",
                )
                for p in people
                if p.email
            ],
            ignore_conflicts=True,
        )
        publish([person_room(p.pk) for p in people], "notice", {"kinds": ["notices.notice"]})


def tell_waiting(person_id: int, *, daerah_id: str, about: str, text: str, url: str) -> None:
    """How much waits for somebody: one unread notice about it at most, which counts on instead of repeating itself."""
    mine = Notice.objects.filter(person_id=person_id, daerah=daerah_id, effect__startswith=f"{about}:")
    if mine.filter(read_at=None).update(text=text[:300], url=url):
        publish([person_room(person_id)], "notice", {"kinds": ["notices.notice"]})
        return
    notice = Notice(
        daerah_id=daerah_id, person_id=person_id, effect=f"{about}:{mine.count()}", text=text[:300], url=url
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    publish([person_room(person_id)], "notice", {"kinds": ["notices.notice"]})


def post(to: str, *, daerah_id: str, effect: str, subject: str, text: str, channel: str = EMAIL) -> None:
    """A letter to somebody without an account; a second call with the same effect adds nothing."""
    letter = Mail(daerah_id=daerah_id, effect=effect, channel=channel, to=to, subject=subject[:200], text=text)
    Mail.objects.bulk_create([letter], ignore_conflicts=True)


def read_all(daerah: Daerah, *, actor: Actor) -> None:
    """One's own notices of one daerah count as read; a mark of the reader alone, and no act of history."""
    if why := NOTICE_READ.refusal(actor, daerah):
        raise Refused(NOTICE_READ, why)
    if actor.person_id is None:
        return
    Notice.objects.filter(person_id=actor.person_id, daerah=daerah, read_at=None).update(read_at=clock.now())


def send_waiting(channel: Channel | None = None, *, name: str = EMAIL, most: int = 100) -> int:
    """Send what waits. Each letter is taken by marking it first: whoever marks it sends it, nobody else."""
    channel = channel or Email()
    sent = 0
    for pk in (
        Mail.objects.filter(state=Mail.State.ANTRE, channel=name).order_by("pk").values_list("pk", flat=True)[:most]
    ):
        taken = Mail.objects.filter(pk=pk, state=Mail.State.ANTRE).update(state=Mail.State.DIKIRIM)
        if taken:
            sent += _send(Mail.objects.get(pk=pk), channel)
    return sent


def _send(mail: Mail, channel: Channel) -> int:
    try:
        channel.send(to=mail.to, subject=mail.subject, text=mail.text)
    except Exception as fault:
        mail.state, mail.why = Mail.State.GAGAL, f"{type(fault).__name__}: {fault}"[:300]
        mail.save(update_fields=["state", "why"])
        return 0
    mail.state, mail.sent_at = Mail.State.TERKIRIM, clock.now()
    mail.save(update_fields=["state", "sent_at"])
    return 1
