"""Compose, keep and serve a document: the same picture and renderer give the same bytes."""

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.engines.cascade import picture as pictures
from selaras.engines.cascade.picture import Picture
from selaras.features.documents.compose.paper import FORMS, compose
from selaras.features.documents.models import Document, Gambar
from selaras.features.documents.queries import findings_of, names_of, words_of
from selaras.features.documents.verbs import DOCUMENT_MAKE
from selaras.features.plan.queries.picture import current_picture
from selaras.foundation.opd.models import Opd
from selaras.foundation.papers.render import RENDERER, render
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


@dataclass(frozen=True, slots=True)
class Order:
    """Which document, of whom, in which form."""

    kind: str
    form: str
    opd: Opd | None = None


def keep_picture(siklus: Siklus) -> tuple[Gambar, Picture]:
    """The plan as it stands, stored; the same plan is stored once."""
    picture = current_picture(siklus)
    row, _new = Gambar.objects.get_or_create(
        siklus=siklus,
        sha256=pictures.digest(picture),
        defaults={
            "daerah_id": siklus.daerah_id,
            "taken_at": clock.now().replace(microsecond=0),
            "body": gzip.compress(pictures.canonical(picture), mtime=0),
        },
    )
    return row, picture


def make(siklus: Siklus, order: Order, *, actor: Actor) -> Document:
    """The document of the plan as it stands; an unchanged plan gives the file that is kept already."""
    _check(order)
    stored, picture = keep_picture(siklus)
    words = _words(siklus, order)
    sha = hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    key = {"picture": stored, "kind": order.kind, "opd": order.opd, "form": order.form}
    found = Document.objects.filter(**key, renderer=RENDERER, words_sha256=sha).first()
    if found is not None and path_of(found).exists():
        return found
    opd_id = order.opd.pk if order.opd else None
    content = render(
        compose(order.kind, picture, taken_at=stored.taken_at, names=names_of(siklus), words=words, opd_id=opd_id),
        order.form,
    )
    return _keep(siklus, order, stored, content, words_sha256=sha, actor=actor, found=found)


def _words(siklus: Siklus, order: Order) -> dict[str, str]:
    """What a document says beside the picture; its digest is kept with the file."""
    if order.kind == Document.Kind.RKPD:
        return words_of(siklus)
    if order.kind == Document.Kind.TEMUAN:
        return {"temuan": json.dumps(findings_of(siklus, order.opd), ensure_ascii=False)}
    return {}


def _check(order: Order) -> None:
    if order.form not in FORMS[order.kind]:
        allowed = ", ".join(FORMS[order.kind])
        raise ValidationError(
            _("%(kind)s tidak tersedia sebagai .%(form)s. Pilih: %(allowed)s.")
            % {
                "kind": Document.Kind(order.kind).label,
                "form": order.form,
                "allowed": allowed,
            }
        )


def _keep(
    siklus: Siklus,
    order: Order,
    stored: Gambar,
    content: bytes,
    *,
    words_sha256: str,
    actor: Actor,
    found: Document | None,
) -> Document:
    """File first, whole and named by its content; then the row that points at it."""
    sha256 = hashlib.sha256(content).hexdigest()
    row = found or Document(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        kind=order.kind,
        opd=order.opd,
        layout=siklus.layout,
        picture=stored,
        words_sha256=words_sha256,
        form=order.form,
        renderer=RENDERER,
        created_by=actor.person_id,
        created_by_name=actor.name,
    )
    row.sha256, row.size = sha256, len(content)
    row.file.name = f"documents/{sha256[:2]}/{sha256}.{order.form}"
    write_whole(path_of(row), content)
    with transaction.atomic():
        if found is not None:
            row.save(update_fields=["sha256", "size", "file"])
            return row
        with acting(actor, DOCUMENT_MAKE, row):
            row.save()
    return row


def path_of(row: Document) -> Path:
    return Path(settings.MEDIA_ROOT) / str(row.file.name)


def write_whole(path: Path, content: bytes) -> None:
    """A reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f"{path.suffix}.{os.getpid()}.part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def content_of(row: Document) -> bytes:
    """The kept file; raises ValueError when it is not what was kept."""
    content = path_of(row).read_bytes()
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise ValueError(f"document {row.pk} does not fit its sha256")
    return content
