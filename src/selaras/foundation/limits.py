"""The fence around a child process that reads what strangers send: little memory, little time, no network."""

import os


def fence(*, memory: int, cpu: int) -> None:
    """Take away what reading does not need. ``memory`` in bytes of address space, ``cpu`` in seconds."""
    try:
        import resource
    except ImportError:  # no limits on Windows; the parent's clock still holds
        return
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (limit, limit) if hard == resource.RLIM_INFINITY else (min(limit, hard),) * 2)
    if hasattr(os, "unshare"):
        try:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        except OSError:
            return  # not allowed on this host
