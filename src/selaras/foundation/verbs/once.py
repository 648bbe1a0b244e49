"""A program that lost the answer sends again with the same ``Idempotency-Key``: one thing is made, not two."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction

from selaras.foundation.verbs.models import Once


class KeyUsed(Exception):  # noqa: N818
    """This key came before, with something else."""


def once(request: Any, key: str, make: Callable[[], Any]) -> tuple[int, bool]:
    """The id of what ``make`` made, and whether it was made now; a key belongs to its person alone."""
    name = "api:" + hashlib.sha256(key.encode()).hexdigest()[:60]
    sha, person, path = hashlib.sha256(request.body).hexdigest(), request.actor.person_id, request.path[:300]
    try:
        with transaction.atomic():
            slot = Once.objects.create(person_id=person, key=name, path=path, body_sha256=sha)
            made: int = make().pk
            slot.location = f"{path}/{made}"
            slot.save(update_fields=["location"])
            return made, True
    except IntegrityError:
        first = Once.objects.filter(person_id=person, key=name).first()
        if first is None:
            raise
    if (first.path, first.body_sha256) != (path, sha):
        raise KeyUsed
    return int(first.location.rpartition("/")[2]), False
