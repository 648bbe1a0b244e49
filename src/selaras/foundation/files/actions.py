"""The only writes to photos: take, claim, prepare (by the worker), forget. The verb of the thing tells history."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.files import queries, refused, storage
from selaras.foundation.files.models import Attachment, new_token
from selaras.foundation.files.reencode import Photo, reencode
from selaras.foundation.files.refused import PhotoRefused
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.tenant import EVERYWHERE, working_for

UNCLAIMED_KEPT = timedelta(days=7)  # a draft that is sent later than this picks its photos again
ORIGINAL_LEFT = 24 * 3600  # seconds after which an original without a waiting row is litter
State = Attachment.State
log = logging.getLogger("selaras.files")


def take(upload: Any, *, actor: Actor, daerah: Daerah, key: str = "") -> Attachment:
    """Take a photo in: on the disk, then its row; the worker prepares it after commit. Raises PhotoRefused.

    The same form (``key``) sending the same bytes again gets the first row, so a view needs no ``once``: without it
    no transaction, and on SQLite nobody else's write, waits while the bytes go to the disk.
    """
    token = new_token()
    sha256 = storage.receive(upload, token)
    same = {"daerah": daerah, "uploaded_by_id": actor.person_id, "key": key[:64], "received_sha256": sha256}
    try:
        with transaction.atomic():
            row = Attachment.objects.create(token=token, name=storage.clean_name(upload.name or ""), **same)
    except IntegrityError:
        storage.drop(storage.incoming(token))
        first = Attachment.objects.filter(**same).first() if key else None
        if first is None:
            raise
        return first
    except BaseException:
        storage.drop(storage.incoming(token))
        raise
    transaction.on_commit(partial(prepare_photo.enqueue, row.pk))
    return row


def claim(tokens: Sequence[str], *, thing: str, thing_id: int, actor: Actor, daerah: Daerah) -> list[Attachment]:
    """Bind photos that this actor sent to a thing, all or none. Raises PhotoRefused.

    A refused photo is bound too: its sender reads the reason beside the thing.
    """
    wanted = list(dict.fromkeys(tokens))
    with transaction.atomic():
        mine = Attachment.objects.filter(daerah=daerah, uploaded_by_id=actor.person_id, token__in=wanted)
        found = {row.token: row for row in mine.select_for_update()}
        if len(found) != len(wanted):
            raise PhotoRefused(refused.GONE)
        rows = [found[token] for token in wanted]
        for row in rows:
            if row.thing and (row.thing, row.thing_id) != (thing, thing_id):
                raise PhotoRefused(refused.ELSEWHERE)
            row.thing, row.thing_id = thing, thing_id
            row.save(update_fields=["thing", "thing_id"])
    return rows


@task(priority=-10)  # people wait for findings and documents; a photo says that it is being prepared
def prepare_photo(attachment_id: int) -> None:
    """Make the copy that is kept. It may run twice and be killed anywhere: the original goes last."""
    with working_for(connection, EVERYWHERE):
        row = Attachment.objects.filter(pk=attachment_id).first()
    if row is None:
        return
    with working_for(connection, row.daerah_id):
        if row.state == State.DITERIMA:
            _prepare(row)
        storage.drop_original(row.token)


def _prepare(row: Attachment) -> None:
    try:
        photo = reencode(storage.path_of(storage.incoming(row.token)))
    except FileNotFoundError:
        _settle(row, state=State.DITOLAK, reason=refused.LOST)
    except PhotoRefused as no:
        _settle(row, state=State.DITOLAK, reason=no.source)
    else:
        _keep(row, photo)


def _keep(row: Attachment, photo: Photo) -> None:
    sha256 = photo.sha256
    storage.keep(storage.kept(sha256), photo.content)
    storage.keep(storage.kept_small(sha256), photo.small)
    _settle(
        row,
        state=State.SIAP,
        media_type="image/jpeg",
        sha256=sha256,
        size=len(photo.content),
        width=photo.width,
        height=photo.height,
    )


def _settle(row: Attachment, **fields: Any) -> None:
    """The outcome, unless another run was first."""
    Attachment.objects.filter(pk=row.pk, state=State.DITERIMA).update(**fields)


def resume() -> int:
    """Go on after a power cut: queue again what waits without a place in the queue, drop originals that were done."""
    _drop_settled()
    ready = DBTaskResult.objects.filter(status="READY", task_path=prepare_photo.module_path)
    queued = {row["args"][0] for row in ready.values_list("args_kwargs", flat=True)}
    lost = [pk for pk in queries.waiting().values_list("pk", flat=True) if pk not in queued]
    for pk in lost:
        prepare_photo.enqueue(pk)
    return len(lost)


@task
def forget_unclaimed() -> None:
    """Forget photos that nobody claimed within a week, and originals that nothing waits for."""
    with working_for(connection, EVERYWHERE):
        for row in queries.unclaimed(clock.now() - UNCLAIMED_KEPT):
            _forget(row)
        _drop_settled()
        needed = set(queries.waiting().values_list("token", flat=True))
    for name, age in storage.originals():
        if age > ORIGINAL_LEFT and name not in needed:
            storage.drop(storage.incoming(name))


def _drop_settled() -> None:
    """Originals whose row says siap or ditolak: the worker died, or a backup was taken, just before they went."""
    names = [name for name, _age in storage.originals()]
    for token in (
        Attachment.objects.filter(token__in=names).exclude(state=State.DITERIMA).values_list("token", flat=True)
    ):
        storage.drop_original(token)


def _forget(row: Attachment) -> None:
    """One photo, unless somebody claims it meanwhile; a copy that another photo shares stays."""
    gone, _what = Attachment.objects.filter(pk=row.pk, thing="").delete()
    if not gone:
        return
    storage.drop(storage.incoming(row.token))
    if row.sha256 and not Attachment.objects.filter(sha256=row.sha256).exists():
        storage.drop(storage.kept(row.sha256))
        storage.drop(storage.kept_small(row.sha256))
