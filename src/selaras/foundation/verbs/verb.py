"""A Verb is a thing people may do: its rule, its sentence and its history in one place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.rules import NOTHING, Rule, either

if TYPE_CHECKING:
    from django.tasks import Task

registry: dict[str, "Verb"] = {}
followers: dict[str, "list[Task[[int], None]]"] = {}  # verb name -> tasks that take an Entry id


class Refused(PermissionDenied):
    """Somebody may not do this; the text says why, in the person's language."""

    def __init__(self, verb: "Verb", why: str) -> None:
        super().__init__(why)
        self.verb = verb
        self.why = why


@dataclass(frozen=True)
class Verb:
    """Permission, history sentence, URL name, test id and help anchor in one declaration."""

    name: str  # 'plan.line.edit'
    label: str  # 'Ubah baris rencana'
    sentence: str  # '{actor} mengubah {thing}'
    rule: Rule
    personal: tuple[str, ...] = ()  # fields that enter the chain only as salted hashes
    outside: bool = False  # acts outside a cycle go to the chain of tahun 0

    def __post_init__(self) -> None:
        if self.name in registry:
            raise ValueError(f"verb declared twice: {self.name}")
        registry[self.name] = self

    def refusal(self, actor: Actor, row: Any) -> str | None:
        """None when allowed, else the reason that helps most."""
        reasons = []
        for seat in actor.seats_in(daerah_of(row)):
            why = self.rule.refusal(seat, row)
            if why is None:
                return None
            reasons.append(why)
        only_for = _("hanya untuk")
        better = [why for why in reasons if not why.startswith(only_for)]
        return (better or reasons or [_("Anda tidak bertugas di daerah ini")])[0]

    def allows(self, actor: Actor, row: Any) -> bool:
        return self.refusal(actor, row) is None

    def q(self, actor: Actor, daerah_field: str = "daerah_id") -> Q:
        """The rows of a list on which this verb is allowed."""
        found = NOTHING
        for seat in actor.seats:
            mine = self.rule.q(seat)
            found = either(found, NOTHING if mine is NOTHING else Q(**{daerah_field: seat.daerah_id}) & mine)
        return found


def daerah_of(row: Any) -> str:
    """The code of the daerah a row belongs to; a Daerah belongs to itself."""
    found = getattr(row, "daerah_id", None)
    return str(found if found is not None else row.pk)


def follow(verb: Verb, task: "Task[[int], None]") -> None:
    """After ``verb`` is committed, enqueue ``task`` with the id of its Entry."""
    followers.setdefault(verb.name, []).append(task)
