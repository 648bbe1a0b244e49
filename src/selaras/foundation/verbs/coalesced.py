"""Work that follows many acts at once: queued when none waits already that will see the act too."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q
from django_tasks_db.models import DBTaskResult, get_date_max

from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry

type Room = tuple[str, int]  # daerah and year
EVER = datetime.min.replace(tzinfo=UTC)


class Coalesced:
    """Queues a task unless one for the same daerah and year waits already: it will see this act too.

    ``after``: how long an act may wait for it, so that a crowd of acts makes one look. It is asked after commit:
    before, a worker could begin the waiting task too early to see the act.
    """

    def __init__(self, of: Any, after: timedelta = timedelta()) -> None:
        self.of, self.after = of, after
        self.due: dict[Room, datetime] = {}  # when the last task known for the room may begin, at the earliest

    def enqueue(self, entry_id: int, room: Room) -> None:
        if self._begins_later(room) or self._waits(room):
            return
        later = self.after and self.of.get_backend().supports_defer  # a backend that works at once cannot wait
        begin = clock.now() + self.after
        (self.of.using(run_after=begin) if later else self.of).enqueue(entry_id)
        if later:
            self.due[room] = begin

    def _begins_later(self, room: Room) -> bool:
        """Whether the task known for the room cannot have begun yet, whoever queued it: then nothing need be read."""
        return clock.now() < self.due.get(room, EVER)

    def _waits(self, room: Room) -> bool:
        queued = DBTaskResult.objects.filter(status="READY", task_path=self.of.module_path)
        soon = Q(run_after=get_date_max()) | Q(run_after__lte=clock.now() + self.after)
        begins = {row["args"][0]: at for row, at in queued.filter(soon).values_list("args_kwargs", "run_after")[:50]}
        rooms = Entry.objects.filter(pk__in=list(begins)).values_list("pk", "daerah_id", "tahun")
        waiting = [begins[key] for key, *where in rooms if tuple(where) == room]
        if waiting and (begin := max(waiting)) != get_date_max():  # that one means: at once
            self.due[room] = begin
        return bool(waiting)
