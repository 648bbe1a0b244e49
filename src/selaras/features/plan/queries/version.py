"""Reads of sealed versions."""

import gzip
import json

from django.db.models import QuerySet

from selaras.engines.cascade import picture as pictures
from selaras.engines.cascade.picture import Picture
from selaras.features.plan.models import PlanVersion
from selaras.foundation.tahapan.models import Siklus


def picture_in(version: PlanVersion) -> Picture:
    """The stored picture; raises ValueError when its bytes do not fit the sealed sha256."""
    raw = gzip.decompress(bytes(version.picture))
    picture = pictures.from_json(json.loads(raw))
    if pictures.digest(picture) != version.sha256:
        raise ValueError(f"version {version.nomor} does not fit its seal")
    return picture


def sealed(siklus: Siklus) -> QuerySet[PlanVersion]:
    """The sealed versions of a cycle, newest first, without their heavy pictures."""
    return siklus.versions.defer("picture").order_by("-nomor")
