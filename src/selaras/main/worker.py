"""The worker: does queued work one piece after another, and shows by a beat that it is alive."""

import os
import signal
import threading
import time
from contextlib import suppress
from typing import Any

import django
from django.conf import settings

INTERVAL = 1.0  # seconds between two looks at an empty queue
BEAT = 3.0  # seconds
KINDNESS = 15  # of 19: somebody who waits for a page comes before what the machine looks at by itself
PATIENCE = 10.0  # seconds without a look at the queue, and without work, after which the beat stops


class Beat(threading.Thread):
    """Touches the heartbeat file while the loop turns or a piece of work runs."""

    def __init__(self, worker: Any) -> None:
        super().__init__(daemon=True)
        self.worker = worker
        self.turned_at = time.monotonic()

    def run(self) -> None:
        path = settings.HEARTBEAT_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        while True:
            if self.worker.running_task or time.monotonic() - self.turned_at < PATIENCE:
                path.write_text(str(os.getpid()))
            time.sleep(BEAT)


def run() -> None:
    with suppress(OSError):
        os.nice(KINDNESS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.main.settings")
    django.setup()
    from django.db import connection
    from django_tasks_db.management.commands.db_worker import Worker

    from selaras.foundation.files.actions import resume
    from selaras.foundation.notices.actions import send_waiting
    from selaras.foundation.notices.channels import open_channels
    from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
    from selaras.main.daily import do_if_due

    worker = Worker(
        queue_names=["*"],
        interval=INTERVAL,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"selaras-{os.getpid()}",
        excluded_queue_names=[],
    )
    signal.signal(signal.SIGTERM, worker.shutdown)
    signal.signal(signal.SIGINT, worker.shutdown)
    beat = Beat(worker)
    beat.start()
    set_tenant(connection, EVERYWHERE)
    resume()
    while worker.running:
        connection.ensure_connection()
        set_tenant(connection, EVERYWHERE)
        do_if_due()
        for name, channel in open_channels().items():
            send_waiting(channel, name=name)
        worker.run()  # until nothing is ready
        beat.turned_at = time.monotonic()
        if worker.running:
            time.sleep(INTERVAL)


if __name__ == "__main__":
    run()
