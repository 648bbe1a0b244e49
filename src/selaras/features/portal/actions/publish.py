"""Publish: the plan and the answers as they stand, stored as one snapshot."""

import gzip
import hashlib
import json

from selaras.features.documents.actions.file import keep_picture
from selaras.features.portal.models import Terbitan
from selaras.features.portal.queries.compose import content_of
from selaras.features.portal.verbs import PUBLISH
from selaras.foundation.tahapan.models import TAHAPAN, Siklus
from selaras.foundation.tahapan.rules import open_codes
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor

PUBLIC_STAGES = ("monev", "ditetapkan", "rancangan_akhir", "musrenbang_kabupaten")  # the furthest names the snapshot


def publish(siklus: Siklus, *, actor: Actor) -> Terbitan:
    """Store what the public reads from now on; the one before stays, with its hash, in history."""
    row = Terbitan(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        nama=_stage(siklus),
        at=clock.now(),
        by=actor.person_id,
        by_name=actor.name,
    )
    with acting(actor, PUBLISH, row):
        row.picture, picture = keep_picture(siklus)
        content = content_of(siklus, picture)
        packed = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        row.nomor = (siklus.terbitan.values_list("nomor", flat=True).first() or 0) + 1
        row.isi, row.sha256 = gzip.compress(packed, mtime=0), hashlib.sha256(packed).hexdigest()
        row.lines, row.proposals = len(content["baris"]), len(content["usulan"])
        row.pagu = sum(line["pagu"] or 0 for line in content["baris"] if line["dihitung"])
        row.save()
    return row


def _stage(siklus: Siklus) -> str:
    """In which stage it is published, as people know it."""
    found = set(open_codes(siklus))
    return TAHAPAN[next((code for code in PUBLIC_STAGES if code in found), "rancangan_akhir")]
