"""What one run of an import writes of its proposals, piece by piece."""

from datetime import date
from decimal import Decimal
from typing import Any

from selaras.features.usulan.actions.route import CODE_LENGTH, new_code
from selaras.features.usulan.actions.sheet.book import FIELDS
from selaras.features.usulan.actions.submit import defer
from selaras.features.usulan.models import Langkah, Rekomendasi, Suara, Usulan
from selaras.features.usulan.queries.route import route_of
from selaras.features.usulan.sheets.status import recommendation_of
from selaras.features.usulan.words import GOES_ON, Hasil, Keadaan
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import BATCH, Bulk
from selaras.foundation.verbs.actors import Actor

OUTCOME = (
    "keadaan", "hasil", "alasan", "penjelasan", "selesai_at", "tahun_tujuan", "volume_disetujui", "anggaran_disetujui",
)  # fmt: skip
ORIGIN = ("edited_by", "upload_id", "upload_file", "upload_row")


class Writer:
    """One run of an import: the routes of its cycle, and the numbers that are taken."""

    def __init__(self, upload: Upload) -> None:
        self.upload, self.siklus = upload, upload.siklus
        self.routes: dict[str, list[Langkah]] = {}
        sample = new_code(self.siklus)
        self.taken = set(Usulan.objects.filter(kode__startswith=sample[:-CODE_LENGTH]).values_list("kode", flat=True))

    def write(self, bulk: Bulk, group: str, piece: list[UploadRow]) -> None:
        new = [row for row in piece if row.state == UploadRow.State.BARU]
        known = Usulan.objects.filter(siklus=self.siklus, id_sumber__in=[row.key for row in piece])
        held = {usulan.id_sumber: usulan for usulan in known}
        # A row that came in by another import between preview and apply is not written twice.
        made = [(self._made(row, bulk.actor), row) for row in new if row.key not in held]
        kept = [(held[row.key], row) for row in piece if row.state != UploadRow.State.BARU and row.key in held]
        for usulan, row in kept:
            self._change(usulan, row, bulk.actor)
        for usulan, _row in (*made, *kept):
            usulan.siklus = self.siklus
            bulk.check(usulan)
        Usulan.objects.bulk_create([usulan for usulan, _row in made], batch_size=BATCH)
        self._voices([usulan for usulan, _row in made], bulk.actor)
        if kept:
            fields = [*FIELDS, *OUTCOME, *ORIGIN, "version"]
            Usulan.objects.bulk_update([usulan for usulan, _row in kept], fields, batch_size=BATCH)
            steps = [(usulan.pk, step) for usulan, row in kept for step in _changed_steps(row)]
            for pk, step in steps:
                Rekomendasi.objects.filter(usulan_id=pk, langkah=step, oleh_nama="").update(berlaku=False)
        self._recommendations(made, kept)
        bulk.wrote([usulan for usulan, _row in (*made, *kept)])

    def finish(self, actor: Actor) -> None:
        """A proposal is whole when its piece is written."""

    def _made(self, row: UploadRow, actor: Actor) -> Usulan:
        draft, at = row.draft, clock.now()
        first = self._first(draft["values"]["asal"])
        usulan = Usulan(
            daerah_id=self.upload.daerah_id,
            siklus=self.siklus,
            kode=self._number(),
            asal=draft["values"]["asal"],
            id_sumber=row.key,
            entered_by=actor.person_id,
            keadaan=Keadaan.BERJALAN,
            langkah=first.kode,
            langkah_tahapan=first.tahapan,
            tiba_at=at,
            diajukan_at=at,
            **{name: read_value(name, draft["values"][name]) for name in FIELDS if name in draft["values"]},
        )
        self._origin(usulan, row, actor)
        _end(usulan, draft["parts"]["hasil"])
        if draft["parts"].get("terlambat"):  # when it came in, not when somebody pressed the button, counts
            defer(usulan)
        return usulan

    def _first(self, asal: str) -> Langkah:
        if asal not in self.routes:
            self.routes[asal] = route_of(self.siklus, asal)
        return self.routes[asal][0]

    def _number(self) -> str:
        """A public number that nobody has, without asking the table for each."""
        kode = new_code(self.siklus)
        while kode in self.taken:
            kode = new_code(self.siklus)
        self.taken.add(kode)
        return kode

    def _origin(self, usulan: Usulan, row: UploadRow, actor: Actor) -> None:
        usulan.edited_by, usulan.upload_id = actor.person_id, self.upload.pk
        usulan.upload_file, usulan.upload_row = row.file, row.number

    def _change(self, usulan: Usulan, row: UploadRow, actor: Actor) -> None:
        for name, (_before, after) in row.changes.items():
            if name in FIELDS:
                setattr(usulan, name, read_value(name, after))
        if "hasil" in row.changes and usulan.keadaan == Keadaan.BERJALAN:
            _end(usulan, row.draft["parts"]["hasil"])
        self._origin(usulan, row, actor)
        usulan.version += 1

    def _voices(self, made: list[Usulan], actor: Actor) -> None:
        at = clock.now()
        Suara.objects.bulk_create(
            (
                Suara(
                    daerah_id=usulan.daerah_id,
                    usulan=usulan,
                    dari=usulan,
                    asal=usulan.asal,
                    tahun=self.siklus.tahun,
                    teks=usulan.judul,
                    pengusul=usulan.pengusul,
                    oleh=actor.person_id,
                    at=at,
                )
                for usulan in made
            ),
            batch_size=BATCH,
        )

    def _recommendations(self, made: list[tuple[Usulan, UploadRow]], kept: list[tuple[Usulan, UploadRow]]) -> None:
        told = [(usulan, row.draft["parts"]["rekom"]) for usulan, row in made]
        told += [
            (usulan, {step: row.draft["parts"]["rekom"][step] for step in _changed_steps(row)}) for usulan, row in kept
        ]
        rows = [
            one for usulan, cells in told for step, cell in cells.items() if (one := _rekomendasi(usulan, step, cell))
        ]
        Rekomendasi.objects.bulk_create(rows, batch_size=BATCH)


def _changed_steps(row: UploadRow) -> list[str]:
    """Steps whose recommendation the source prints anew."""
    return [name.removeprefix("rekom_") for name in row.changes if name.startswith("rekom_")]


def _rekomendasi(usulan: Usulan, step: str, cell: str) -> Rekomendasi | None:
    said = recommendation_of(cell)
    if said is None:
        return None
    return Rekomendasi(
        daerah_id=usulan.daerah_id,
        usulan=usulan,
        langkah=step,
        hasil=said.hasil,
        alasan="" if said.hasil == Hasil.DITERIMA else "lainnya",
        teks=cell,
        volume=said.volume,
        satuan=said.satuan,
        anggaran=said.anggaran,
        opd_id=usulan.opd_id if step == "opd" else None,
        at=clock.now(),
    )


def _end(usulan: Usulan, told: list[Any]) -> None:
    """The outcome that the source clearly says; without one the proposal goes on."""
    hasil, alasan, penjelasan, granted = told
    if not hasil:
        return
    usulan.keadaan, usulan.hasil, usulan.selesai_at = Keadaan.SELESAI, hasil, clock.now()
    usulan.alasan, usulan.penjelasan = alasan, penjelasan
    if hasil == Hasil.DITUNDA:
        usulan.tahun_tujuan = usulan.siklus.tahun + 1
    if hasil in GOES_ON:
        usulan.anggaran_disetujui = granted if granted is not None else usulan.anggaran
        usulan.volume_disetujui = usulan.volume


def read_value(name: str, value: Any) -> Any:
    """A value of a draft, which is plain JSON, as its field holds it."""
    if name in ("volume", "lat", "lon"):
        return Decimal(str(value)) if value not in (None, "") else None
    if name == "tanggal":
        return date.fromisoformat(value) if value else None
    return value
