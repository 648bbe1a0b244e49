"""Run as a program on a data folder: send a photo, send it many times at once, or prepare and die at the n-th step."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
KEPT = ("state", "reason", "sha256", "size", "width", "height", "media_type")


def send(times: int) -> dict[str, Any]:
    """The same form with the same photo, from that many people's hands at the same moment."""
    from django.core.management import call_command
    from django.db import connection

    from selaras.foundation.files.actions import take
    from selaras.foundation.files.tests import photos
    from selaras.foundation.verbs.actors import public
    from tests import builders as a

    call_command("migrate", verbosity=0)
    daerah, content = a.daerah(), photos.from_a_phone(6)
    gate, found = threading.Barrier(times), []

    def one() -> None:
        gate.wait()
        row = take(photos.upload(content), actor=public(daerah.pk), daerah=daerah, key="satu-formulir")
        found.append(row.token)
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"answers": len(found), "tokens": len(set(found))}


def dying(step: Callable[..., Any], count: list[int]) -> Callable[..., Any]:
    """``step`` that counts down, and kills its own process once it is done and the count is at an end."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        done = step(*args, **kwargs)
        count[0] -= 1
        if count[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    return wrapped


def work(die_at: int) -> dict[str, Any]:
    """What the worker does from its start until nothing is queued. 0 = do not die."""
    from django_tasks_db.management.commands.db_worker import Worker

    from selaras.foundation.files import actions, storage

    count = [die_at]
    actions.reencode = dying(actions.reencode, count)
    storage.keep = dying(storage.keep, count)
    actions._settle = dying(actions._settle, count)
    actions.resume()
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="uji",
        excluded_queue_names=[],
    ).run()
    return {}


def state() -> dict[str, Any]:
    from django.conf import settings

    from selaras.foundation.files.models import Attachment

    root = Path(settings.MEDIA_ROOT)
    files = {path.relative_to(root).as_posix(): path.stat().st_size for path in root.rglob("*") if path.is_file()}
    return {"rows": list(Attachment.objects.values(*KEPT)), "files": files}


def main(data: str, what: str, number: int) -> None:
    os.environ |= {"SELARAS_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    import django

    django.setup()
    found = send(number) if what == "send" else work(number)
    sys.stdout.write("\n" + json.dumps(found | state()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
