"""Uploaded sheets kept under the instance's own names; file names are text, never paths."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Refused, Verb

MAX_FILES = 20
MAX_BYTES = 64 * 1024 * 1024  # of all files together; one workbook may have 15 MB (the reader's own limit)


def keep_files(files: list[Any], *, siklus: Siklus, actor: Actor, verb: Verb) -> str:
    """Store what was sent in a folder of its own; returns its name. ``verb`` says who may send."""
    why = verb.refusal(actor, Upload(daerah_id=siklus.daerah_id, siklus=siklus))
    if why is not None:
        raise Refused(verb, why)
    if not files:
        raise ValidationError({"files": _("Pilih berkasnya dulu.")})
    if len(files) > MAX_FILES or sum(f.size for f in files) > MAX_BYTES:
        raise ValidationError({"files": _("Terlalu banyak atau terlalu besar. Paling banyak 20 berkas, 64 MB.")})
    name = secrets.token_hex(12)
    folder = folder_of(name)
    folder.mkdir(parents=True, mode=0o700)
    for sent in files:
        with (folder / plain_name_of(sent.name)).open("wb") as out:
            for chunk in sent.chunks():
                out.write(chunk)
    return name


def folder_of(stored: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "uploads" / stored


def plain_name_of(name: str) -> str:
    """The last part of a file name, without anything that a path could mean."""
    last = name.replace("\\", "/").rpartition("/")[2].replace("\x00", "").strip(". ")
    return last[:200] or "berkas"


def paths_in(stored: str) -> list[Path]:
    return sorted(p for p in folder_of(stored).iterdir() if p.is_file())
