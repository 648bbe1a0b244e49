"""How many requests one key may send: a program that runs wild stops nobody else."""

from django.conf import settings
from django.core.cache import cache

from selaras.foundation.people.models import ApiToken
from selaras.foundation.verbs import clock

SPAN = 60  # seconds


class TooMany(Exception):  # noqa: N818  nothing went wrong in the program
    """The key has sent its share; ``wait`` seconds later it has a new one."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def count(token: ApiToken) -> None:
    """Counts this request; raises TooMany once the key has sent its share of the minute."""
    minute, past = divmod(int(clock.now().timestamp()), SPAN)
    name = f"api.{token.hash[:32]}.{minute}"
    if cache.add(name, 1, 2 * SPAN):
        return
    try:
        sent = cache.incr(name)
    except ValueError:  # forgotten between the two
        return
    if sent > settings.API_PER_MINUTE:
        raise TooMany(SPAN - past)
