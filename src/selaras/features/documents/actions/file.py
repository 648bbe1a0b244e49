"""Compose, keep and serve a document: the same picture and renderer give the same bytes."""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.engines.cascade import picture as pictures
from selaras.engines.cascade.picture import Picture
from selaras.features.documents.compose.paper import FORMS, OF_PROPOSALS, compose
from selaras.features.documents.compose.proposals.brief import Asked
from selaras.features.documents.compose.proposals.paper import compose as proposals_paper
from selaras.features.documents.models import Document, Gambar
from selaras.features.documents.queries import findings_of, names_of, words_of
from selaras.features.documents.verbs import DOCUMENT_MAKE
from selaras.features.plan.queries.picture import current_picture
from selaras.features.usulan.picture import UsulanPicture, canonical
from selaras.features.usulan.queries.picture import proposals_picture
from selaras.foundation.files.whole import write_whole
from selaras.foundation.opd.models import Opd
from selaras.foundation.papers.blocks import Paper
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
    wilayah: str = ""  # code of a kecamatan
    number: str = ""  # of the berita acara whose annex it is; '' = not known
    date: str = ""

    @property
    def of_proposals(self) -> bool:
        return self.kind in OF_PROPOSALS


def keep_picture(siklus: Siklus) -> tuple[Gambar, Picture]:
    """The plan as it stands, stored; the same plan is stored once."""
    picture = current_picture(siklus)
    return _kept(siklus, Gambar.Jenis.RENCANA, pictures.canonical(picture)), picture


def keep_proposals(siklus: Siklus) -> tuple[Gambar, UsulanPicture]:
    """The proposals as they stand, stored beside the pictures of the plan."""
    picture = proposals_picture(siklus)
    return _kept(siklus, Gambar.Jenis.USULAN, canonical(picture)), picture


def _kept(siklus: Siklus, jenis: str, body: bytes) -> Gambar:
    row, _new = Gambar.objects.get_or_create(
        siklus=siklus,
        sha256=hashlib.sha256(body).hexdigest(),
        defaults={
            "jenis": jenis,
            "daerah_id": siklus.daerah_id,
            "taken_at": clock.now().replace(microsecond=0),
            "body": gzip.compress(body, mtime=0),
        },
    )
    return row


def make(siklus: Siklus, order: Order, *, actor: Actor) -> Document:
    """The document of the plan as it stands; an unchanged plan gives the file that is kept already."""
    _check(order)
    stored, composed = _proposals(siklus, order) if order.of_proposals else _plan(siklus, order)
    words = _words(siklus, order)
    sha = hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    key = {"picture": stored, "kind": order.kind, "opd": order.opd, "wilayah": order.wilayah, "form": order.form}
    found = Document.objects.filter(**key, renderer=RENDERER, words_sha256=sha).first()
    if found is not None and path_of(found).exists():
        return found
    content = render(composed(words), order.form)
    return _keep(siklus, order, stored, content, words_sha256=sha, actor=actor, found=found)


type Composed = Callable[[dict[str, str]], Paper]  # words → paper


def _plan(siklus: Siklus, order: Order) -> tuple[Gambar, Composed]:
    stored, picture = keep_picture(siklus)
    opd = order.opd.pk if order.opd else None

    def paper(words: dict[str, str]) -> Paper:
        at, names = stored.taken_at, names_of(siklus)
        return compose(order.kind, picture, taken_at=at, names=names, words=words, opd_id=opd)

    return stored, paper


def _proposals(siklus: Siklus, order: Order) -> tuple[Gambar, Composed]:
    stored, picture = keep_proposals(siklus)
    opd = order.opd.pk if order.opd else None
    asked = Asked(opd, order.wilayah, order.number, order.date, flat=order.form == "csv")
    return stored, lambda _words: proposals_paper(order.kind, picture, taken_at=stored.taken_at, asked=asked)


def _words(siklus: Siklus, order: Order) -> dict[str, str]:
    """What a document says beside the picture; its digest is kept with the file."""
    if order.kind == Document.Kind.RKPD:
        return words_of(siklus)
    if order.kind == Document.Kind.TEMUAN:
        return {"temuan": json.dumps(findings_of(siklus, order.opd), ensure_ascii=False)}
    said = {"number": order.number, "date": order.date} if order.of_proposals else {}
    return {name: text for name, text in said.items() if text}


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
    if order.wilayah and not order.of_proposals:
        says = _("%(kind)s disusun untuk seluruh daerah atau satu OPD. Kosongkan kecamatan.")
        raise ValidationError(says % {"kind": Document.Kind(order.kind).label})


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
        wilayah=order.wilayah,
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


def content_of(row: Document) -> bytes:
    """The kept file; raises ValueError when it is not what was kept."""
    content = path_of(row).read_bytes()
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise ValueError(f"document {row.pk} does not fit its sha256")
    return content
