"""Sheets of the plan on their way in: kept until the worker has read them."""

from typing import Any

from selaras.features.plan.verbs import SHEET_UPLOAD
from selaras.foundation.sheets import files as sheet_files
from selaras.foundation.sheets.files import folder_of, paths_in
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.actors import Actor

__all__ = ["folder_of", "keep_files", "paths_in"]


def keep_files(files: list[Any], *, siklus: Siklus, actor: Actor) -> str:
    """Store what was sent in a folder of its own; returns its name."""
    return sheet_files.keep_files(files, siklus=siklus, actor=actor, verb=SHEET_UPLOAD)
