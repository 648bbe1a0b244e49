"""Two governments with one row of everything each, and how every deed is sent. A new route is told here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from selaras.features.alignment.models import Bagian, Bobot, Kemitraan, Pasangan, Temuan
from selaras.features.documents.actions.file import path_of
from selaras.features.documents.models import Document, Gambar, Narasi
from selaras.features.plan.actions import matching
from selaras.features.plan.actions.bridge_many import claim_many
from selaras.features.plan.actions.version import seal
from selaras.features.plan.models import Ceiling, PlanVersion, Renja
from selaras.features.plan.sheets import matrix
from selaras.features.usulan.models import Akomodasi, KamusUsulan, Usulan
from selaras.features.usulan.words import CRITERIA
from selaras.foundation.files import storage
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.whole import write_whole
from selaras.foundation.jobs.models import Job
from selaras.foundation.nomenklatur.models import Nomenklatur
from selaras.foundation.notices.models import Notice
from selaras.foundation.people.models import ApiToken, Grant
from selaras.foundation.sheets.files import folder_of
from selaras.foundation.sheets.models import ColumnMemory, Upload, UploadRow
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

HERE, ELSEWHERE = "12.07", "61.04"
BAPPEDA = ("perencana_bappeda", "kepala_bappeda", "mitra_bappeda")
OF_OPD, OF_BAPPEDA = "baris_ganda", "jumlah_anak_beda"  # kinds of finding: whose they are here

FACTS = {"tertulis": 5, "anak": 4, "selisih": 1, "tanpa_pagu": 0}


@dataclass
class World:
    """One government: its cycle, two OPDs, and rows of the first one."""

    siklus: Siklus
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["rows"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def daerah(self) -> str:
        return self.siklus.daerah_id


def build(kode: str = HERE, stage: str = "ranwal") -> World:
    a.daerah(kode, f"Kabupaten {kode}")
    world = World(a.siklus(kode, 2022, stage))
    rows, cycle = world.rows, world.siklus
    for name in ("one", "two", "three"):
        rows[name] = a.opd(f"Dinas {name}", kode)
    _plan(rows, cycle)
    _together(rows, cycle)
    _office(rows, cycle)
    _usulan(rows, cycle)
    return world


def _plan(rows: dict[str, Any], cycle: Siklus) -> None:
    one = rows["one"]
    rows["tujuan"] = a.simpul(cycle, "tujuan", "Terhubungnya wilayah")
    rows["sasaran"] = a.simpul(cycle, induk=rows["tujuan"])
    rows["leaf"] = a.simpul(cycle, uraian="Meningkatnya keselamatan jalan", induk=rows["tujuan"], nomor=2)
    rows["program"] = a.line(cycle, one, "Penyelenggaraan jalan", jenjang="program", kode="1.03.10")
    rows["kegiatan"] = a.line(
        cycle, one, "Jalan kabupaten", jenjang="kegiatan", induk=rows["program"], kode="1.03.10.2.01"
    )
    rows["line"] = a.line(cycle, one, induk=rows["kegiatan"], id_sumber="uji:baris")
    rows["loose"] = a.line(cycle, one, "Rambu jalan", jenjang="program", kode="1.03.11")
    rows["paket"] = a.paket(cycle, one)
    rows["indikator"] = a.indikator(rows["line"], target="42 km")
    rows["contribution"] = a.contribution(
        rows["sasaran"], one, state="diminta", role="contributor", asked_by_opd=rows["three"], asked_at=clock.now()
    )
    rows["tie"] = claim_many([rows["kegiatan"]], rows["sasaran"], actor=a.actor(daerah_kode=cycle.daerah_id))
    rows["ceiling"] = Ceiling.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, kind="daerah", about="", pagu=9_000_000_000
    )
    head = a.actor("kepala_bappeda", daerah_kode=cycle.daerah_id)
    rows["version"] = seal(cycle, nama="Rancangan awal", actor=head)
    PlanVersion.objects.filter(pk=rows["version"].pk).update(sealed_at=clock.now() - timedelta(days=1))
    rows["renja"] = Renja.objects.create(daerah_id=cycle.daerah_id, siklus=cycle, opd=one)


def _together(rows: dict[str, Any], cycle: Siklus) -> None:
    """A partnership of the first OPD, which leads and has not answered, and the third one, which has."""
    own: dict[str, Any] = {"daerah_id": cycle.daerah_id, "siklus": cycle, "asked_at": clock.now()}
    rows["kemitraan"] = Kemitraan.objects.create(
        judul="Pasar dan jalannya",
        opd=rows["one"],
        simpul=rows["leaf"],
        rupiah=5_000,
        asked_by_opd=rows["three"],
        **own,
    )
    for name, state in (("one", "diminta"), ("three", "disetujui")):
        rows[f"bagian_{name}"] = Bagian.objects.create(
            kemitraan=rows["kemitraan"], opd=rows[name], rupiah=2_500, state=state, **own
        )
    rows["bagian"] = rows["bagian_one"]


def _office(rows: dict[str, Any], cycle: Siklus) -> None:
    own: dict[str, Any] = {"daerah_id": cycle.daerah_id, "siklus": cycle}
    rows["upload"] = Upload.objects.create(
        kind="renja", label="renja.xlsx", opd=f"#{rows['one'].pk}", sha256="0" * 64, state="dipratinjau", **own
    )
    draft = {"values": {"nama": "Rekonstruksi", "kode": "1.03.10"}, "refs": {}, "parts": {}}
    rows["upload_row"] = UploadRow.objects.create(
        upload=rows["upload"], file="renja.xlsx", number=9, seq=1, group="program", state="bermasalah", draft=draft
    )
    rows["memory"] = _columns(rows["upload"], "renja", [column.header for column in matrix.MATRIX.columns])
    rows["usulan_upload"] = Upload.objects.create(
        kind="usulan", label="usulan.csv", sha256="8" * 64, state="dipratinjau", **own
    )
    rows["usulan_memory"] = _columns(rows["usulan_upload"], "lain", ["Minta apa", "Kenapa"])
    proposal = {"values": {"judul": "Drainase", "anggaran": None}, "refs": {}, "parts": {}}
    rows["usulan_row"] = UploadRow.objects.create(
        upload=rows["usulan_upload"], file="usulan.csv", number=2, seq=1, group="usulan", state="bermasalah", draft=proposal
    )  # fmt: skip
    rows["job"] = Job.objects.create(daerah_id=cycle.daerah_id, kind="import.renja", label="Membaca")
    picture = Gambar.objects.create(sha256="1" * 64, taken_at=clock.now(), body=b"", **own)
    rows["document"] = Document.objects.create(
        kind="tc33", layout="l86", picture=picture, words_sha256="2" * 64, form="csv", renderer="uji", size=3,
        sha256="3" * 64, file="uji.csv", **own,
    )  # fmt: skip
    write_whole(path_of(rows["document"]), b"uji")
    rows["narasi"] = Narasi.objects.create(bagian="1.1", teks="Pendahuluan", **own)
    rows["person"] = a.person("perencana_opd", opd=rows["two"])
    rows["grant"] = Grant.objects.get(person=rows["person"])
    a.key(rows["person"], cycle.daerah_id)
    rows["token"] = ApiToken.objects.get(person=rows["person"])
    rows["notice"] = Notice.objects.create(daerah_id=cycle.daerah_id, person_id=1, effect=f"uji:{cycle.pk}", text="Uji")
    finding: dict[str, Any] = {"first_seen": clock.now(), "subject": f"plan.planline:{rows['line'].pk}", **own}
    rows["temuan"] = Temuan.objects.create(
        kind=OF_OPD, key=OF_OPD, owner="opd", opd=rows["one"], facts={"kali": 2, "nama": "Jalan"}, **finding
    )
    rows["temuan_bappeda"] = Temuan.objects.create(
        kind=OF_BAPPEDA, key=OF_BAPPEDA, owner="bappeda", opd=rows["one"], facts=FACTS, **finding
    )
    rows["bobot"] = Bobot.objects.create(
        nomor=1, weights={}, report={}, verdicts=200, sha256="5" * 64, made_at=clock.now(), **own
    )
    rows["stage"] = Tahapan.objects.filter(siklus=cycle).first()
    at = clock.now()
    rows["later"] = Tahapan.objects.create(
        kode="fasilitasi", opens_at=at + timedelta(days=30), closes_at=at + timedelta(days=40), **own
    )


def _usulan(rows: dict[str, Any], cycle: Siklus) -> None:
    place = a.wilayah(f"{cycle.daerah_id}.26.2001", "Saentis", "desa")
    a.wilayah(f"{cycle.daerah_id}.26")
    own: dict[str, Any] = {"daerah_id": cycle.daerah_id, "siklus": cycle, "opd": rows["one"], "wilayah": place}
    for n, step in enumerate(("opd", "mitra", "forum", "setwan", "gabung")):
        rows[f"usulan_{step}"] = Usulan.objects.create(
            kode=f"UJI-{cycle.daerah_id}-{n}", judul="Parit", asal="desa", keadaan="berjalan", tiba_at=clock.now(),
            langkah="opd" if step == "gabung" else step, langkah_tahapan="forum_opd", **own,
        )  # fmt: skip
    rows["usulan"] = rows["usulan_opd"]
    Usulan.objects.filter(pk=rows["usulan_gabung"].pk).update(
        keadaan="selesai", hasil="digabung", digabung_ke=rows["usulan"]
    )
    rows["akomodasi"] = Akomodasi.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, usulan=rows["usulan_mitra"], line=rows["line"]
    )
    rows["pasangan"] = Pasangan.objects.create(
        daerah_id=cycle.daerah_id, siklus=cycle, left=f"line:{rows['line'].pk}", left_opd=rows["one"],
        right=f"usulan:{rows['usulan_opd'].pk}", right_opd=rows["three"], relation="sama", likeness=900, nearness=950,
        first_seen=clock.now(),
    )  # fmt: skip
    _jalur(rows, cycle)


def _jalur(rows: dict[str, Any], cycle: Siklus) -> None:
    """One proposal of each lane that waits at its first step, in the stage that is open."""
    own: dict[str, Any] = {"daerah_id": cycle.daerah_id, "siklus": cycle}
    village = f"{cycle.daerah_id}.26.2001"
    stage = str(rows["stage"].kode)
    for name, asal, langkah in (
        ("jalur_desa", "desa", "kecamatan"),
        ("jalur_pokir", "pokir", "setwan"),
        ("jalur_opd", "hibah", "mitra"),
        ("jalur_warga", "publik", "desa"),
    ):
        rows[name] = Usulan.objects.create(
            kode=f"{asal[:2].upper()}-22-{cycle.daerah_id}", asal=asal, langkah=langkah, langkah_tahapan=stage,
            keadaan="berjalan", judul="Parit", wilayah_id=village, opd_awal=rows["one"], opd=rows["one"],
            diajukan_at=clock.now(), tiba_at=clock.now(), **own,
        )  # fmt: skip
    sha = f"{cycle.daerah_id:0>64}".replace(".", "0")
    rows["foto"] = Attachment.objects.create(
        daerah_id=cycle.daerah_id, thing="usulan.usulan", thing_id=rows["jalur_desa"].pk, name="parit.jpg",
        state="siap", media_type="image/jpeg", sha256=sha, received_sha256=sha,
    )  # fmt: skip
    for name in (storage.kept(sha), storage.kept_small(sha)):
        storage.keep(name, b"uji")
    rows["kamus"] = KamusUsulan.objects.create(nama="Rabat beton", **own)


def _columns(upload: Upload, kind: str, head: list[str]) -> ColumnMemory:
    """The file of the sheet as it is kept, and what was remembered of one like it."""
    row = ["1", "1.03.10", "Jalan", "Panjang", "", "", "", "2 km", "5000"][: len(head)]
    upload.stored, upload.mapping = f"uji-{upload.pk}", {}
    sheet = {"index": 0, "name": "", "merged": [], "rows": [[1, head], [2, row]]}
    upload.tops = {f"{upload.kind}.csv": {"sheets": [sheet], "problem": ""}}
    upload.save(update_fields=["stored", "mapping", "tops"])
    folder_of(upload.stored).mkdir(parents=True, exist_ok=True)
    return ColumnMemory.objects.create(
        daerah_id=upload.daerah_id, kind=kind, headers_sha256="4" * 64, mapping={}, opd=upload.opd
    )


def _matched(w: World) -> dict[str, Any]:
    columns = {f"kolom_{at}": column.field for at, column in enumerate(matrix.MATRIX.columns)}
    return {"berkas": "renja.csv", "bentuk": "renja_matriks", **FIRST_ROW, **columns}


FIRST_ROW = {"lembar": "0", "dari": "1", "sampai": "1"}
USULAN_MATCHED = {"berkas": "usulan.csv", "bentuk": "lain", "kolom_0": "usulan", "kolom_1": "masalah", **FIRST_ROW}


# Which row an argument of an address means: the longest beginning of the route's name that is told here counts.
MEANS: dict[str, dict[str, str]] = {
    "plan:simpul": {"pk": "sasaran"},
    "plan:simpul.remove": {"pk": "leaf"},
    "plan:simpul.restore": {"pk": "leaf"},
    "plan:line": {"pk": "line"},
    "plan:line.remove": {"pk": "loose"},
    "plan:line.restore": {"pk": "loose"},
    "plan:suggested": {"pk": "line"},
    "plan:matching": {"pk": "one"},
    "plan:contribution": {"pk": "contribution", "line": "line"},
    "plan:lead": {"simpul": "sasaran"},
    "plan:weave": {"sasaran": "sasaran", "opd": "one"},
    "plan:indikator": {"about": "line", "pk": "indikator"},
    "plan:sheet": {"pk": "upload", "row": "upload_row"},
    "plan:sheet.job": {"pk": "job"},
    "plan:sheet.forget": {"pk": "memory"},
    "plan:opd": {"pk": "one"},
    "plan:renja": {"pk": "one"},
    "plan:paket": {"pk": "paket"},
    "plan:ceiling": {"pk": "ceiling"},
    "usulan": {"pk": "usulan"},
    "usulan:photo": {"photo": "foto"},
    "usulan:receipt": {"pk": "jalur_desa"},
    "usulan:support": {"pk": "jalur_desa"},
    "usulan:edit": {"pk": "jalur_desa"},
    "usulan:withdraw": {"pk": "jalur_desa"},
    "usulan:split": {"pk": "usulan_gabung"},
    "usulan:unplace": {"pk": "akomodasi"},
    "usulan:fate": {"pk": "akomodasi"},
    "exchange": {},
    "usulan:sheet": {"pk": "usulan_upload", "row": "usulan_row"},
    "usulan:sheet.job": {"pk": "job"},
    "usulan:sheet.forget": {"pk": "usulan_memory"},
    "alignment:temuan": {"pk": "temuan"},
    "alignment:alone": {"opd": "one"},
    "alignment:contribution": {"entry": "tie"},
    "alignment:kemitraan": {"pk": "kemitraan"},
    "alignment:kemitraan.agree": {"pk": "bagian"},
    "alignment:kemitraan.refuse": {"pk": "bagian"},
    "alignment:pasangan": {"pk": "pasangan"},
    "alignment:bobot": {"pk": "bobot"},
    "documents:job": {"pk": "job"},
    "documents:download": {"pk": "document"},
    "office:stage": {"pk": "later"},
    "office:stage.extend": {"pk": "stage"},
    "office:people": {"pk": "person"},
    "office:account": {"pk": "person"},
    "office:grant.give": {"pk": "person"},
    "office:grant.end": {"pk": "grant"},
    "office:token": {"pk": "token"},
}
# Arguments that are words, not rows.
WORDS: dict[str, str] = {"form": "csv", "kind": "line", "what": "kode", "bagian": "1.1"}
WORDS_OF: dict[str, dict[str, str]] = {"alignment:temuan": {"kind": OF_OPD}}
# What a page needs after the question mark.
ASKS: dict[str, Callable[[World], str]] = {
    "plan:ceiling.form": lambda w: "?jenis=daerah",
    "plan:line.form": lambda w: f"?opd={w.one.pk}",
    "plan:line.typed": lambda w: f"?opd={w.one.pk}&nama=jalan",
    "usulan:public:receipt": lambda w: f"?kode={w.jalur_warga.kode}",
    "usulan:answers.village": lambda w: f"?desa={w.daerah}.26.2001",
}


def means(name: str) -> dict[str, str]:
    told = [start for start in MEANS if name == start or name.startswith((f"{start}.", f"{start}_", f"{start}:"))]
    return MEANS[max(told, key=len)] if told else {}


def words(name: str) -> dict[str, str]:
    told = [start for start in WORDS_OF if name.startswith(f"{start}.")]
    return WORDS | (WORDS_OF[told[0]] if told else {})


Fields = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Deed:
    """How a deed is sent: its form, the state its row must be in, and rows that depend on the role."""

    fields: Fields = lambda w: {}
    before: Callable[[World], Any] = lambda w: None
    instead: Callable[[str], dict[str, str]] = lambda role: {}  # other rows or words of the address for this role
    own: bool = False  # the row is made by whoever sends it
    stage: str = "ranwal"  # the stage that is open while it is tried


def _finding(role: str) -> dict[str, str]:
    return {"pk": "temuan_bappeda", "kind": OF_BAPPEDA} if role in BAPPEDA else {}


def _proposed(w: World) -> None:
    said: dict[str, Any] = {"state": "diusulkan", "verdict": "berbeda", "reason": "lain RT"}
    Pasangan.objects.filter(siklus=w.siklus).update(proposed_by=1, proposed_opd=w.one, awaits_anybody=True, **said)


def _taught(w: World) -> None:
    """So many verdicts that weights may be learnt of them."""
    Pasangan.objects.bulk_create(
        Pasangan(
            daerah_id=w.daerah, siklus=w.siklus, left=f"paket:{n}", right=f"usulan:{n}", relation="sama", likeness=900,
            nearness=900, state="disepakati", verdict="gabungkan", confirmed_by=1, first_seen=clock.now(),
        )
        for n in range(1_000_000, 1_000_200)
    )  # fmt: skip


STEP_OF = {"mitra_bappeda": "mitra", "perencana_bappeda": "forum", "setwan": "setwan"}


def _at_step(role: str) -> dict[str, str]:
    return {"pk": f"usulan_{STEP_OF.get(role, 'opd')}"}


def _scores(w: World) -> dict[str, Any]:
    return {f"{name}_{w.usulan_mitra.pk}": "10" for name in CRITERIA}


def _many(w: World) -> dict[str, Any]:
    return {
        "hasil": "diterima",
        "usulan": [w.rows[f"usulan_{step}"].pk for step in ("opd", "mitra", "forum", "setwan")],
    }


def _mapped(w: World) -> None:
    """A batch of bulk mapping that stands."""
    matching.apply(w.siklus, w.one, {w.loose.pk: w.leaf.pk}, {}, actor=a.actor(daerah_kode=w.daerah))


def _batch(w: World) -> dict[str, Any]:
    last = Entry.objects.filter(verb="plan.matching.apply", daerah_id=w.daerah).order_by("pk").last()
    return {"entry": last.pk if last else 0}


def _state(name: str, **values: Any) -> Callable[[World], Any]:
    return lambda w: type(w.rows[name]).objects.filter(pk=w.rows[name].pk).update(**values)


def _lane(role: str) -> dict[str, str]:
    """The proposal of the lane in which this role proposes."""
    lanes = {"anggota_dprd": "jalur_pokir", "setwan": "jalur_pokir", "perencana_opd": "jalur_opd"}
    return {"pk": lanes[role]} if role in lanes else {}


def _returned(w: World) -> None:
    Usulan.objects.filter(siklus=w.siklus).update(keadaan="dikembalikan", alasan="lahan_belum_jelas")


def _typed(w: World) -> dict[str, Any]:
    return {"judul": "Parit Jalan Mesjid", "wilayah": w.usulan.wilayah_id, "opd_awal": w.one.pk, "version": 1}


def _sheet(w: World) -> dict[str, Any]:
    return {"kind": "cascade", "berkas": SimpleUploadedFile("pohon.csv", b"jenjang,uraian\n")}


def _usulan_sheet(w: World) -> dict[str, Any]:
    return {"berkas": SimpleUploadedFile("usulan.csv", b"ID Usulan,Usulan,Status\n")}


def _day(w: World, days: int) -> str:
    return (clock.now() + timedelta(days=days)).date().isoformat()


def _window(w: World) -> dict[str, Any]:
    days = {"opens_day": _day(w, 50), "closes_day": _day(w, 60)}
    return days | {"opens_time": "00:00", "closes_time": "23:59", "version": 1, "kode": "monev"}


def _deadline(w: World) -> dict[str, Any]:
    return {"closes_day": _day(w, 20), "closes_time": "23:59", "reason": "hujan", "version": 1, "kode": "persiapan"}


def _shares(*names: str) -> Fields:
    """A partnership of these OPDs as its form sends it, one half of the money each."""
    parts = {"b-TOTAL_FORMS": len(names), "b-INITIAL_FORMS": 0, "judul": "Pasar desa", "rupiah": "8.000", "version": 1}

    def fields(w: World) -> dict[str, Any]:
        said = {f"b-{at}-opd": w.rows[name].pk for at, name in enumerate(names)}
        return parts | said | {f"b-{at}-rupiah": "4.000" for at in range(len(names))} | {"opd": w.one.pk}

    return fields


REASON: Fields = lambda w: {"reason": "sudah dibicarakan", "catatan": "lengkapi targetnya", "version": 1}  # noqa: E731
DEEDS: dict[str, Deed] = {
    "alignment.temuan.dismiss": Deed(REASON, instead=_finding),
    "alignment.temuan.dismiss_many": Deed(REASON, instead=_finding),
    "alignment.temuan.restore": Deed(
        REASON,
        lambda w: Temuan.objects.filter(siklus=w.siklus).update(state="diabaikan", reason="uji"),
        _finding,
    ),
    "alignment.kemitraan.propose": Deed(_shares("one", "two")),
    "alignment.kemitraan.edit": Deed(_shares("one", "three")),
    "alignment.kemitraan.agree": Deed(lambda w: {"version": 1}),
    "alignment.kemitraan.refuse": Deed(REASON),
    "alignment.kemitraan.cancel": Deed(REASON),
    "alignment.bobot.refit": Deed(before=_taught),
    "alignment.bobot.choose": Deed(),
    "alignment.bobot.restore": Deed(),
    "alignment.pasangan.propose": Deed(
        lambda w: {"verdict": "gabungkan", "reason": "ruas sama", "pelaksana": w.one.pk, "version": 1}
    ),
    "alignment.pasangan.confirm": Deed(before=_proposed),
    "alignment.pasangan.object": Deed(REASON, _proposed),
    "alignment.pasangan.withdraw": Deed(before=_proposed),
    "alignment.pasangan.meet": Deed(REASON),
    "alignment.pasangan.reopen": Deed(REASON, _state("pasangan", state="dirapatkan")),
    "alignment.pasangan.carry_out": Deed(before=_state("pasangan", state="disepakati", verdict="gabungkan")),
    "documents.file.make": Deed(lambda w: {"what": "renja.xlsx", "opd": w.one.pk}),
    "documents.narasi.edit": Deed(lambda w: {"teks": "Latar belakang", "version": 1}),
    "notices.read": Deed(),
    "portal.publish": Deed(stage="rancangan_akhir"),
    "plan.simpul.add": Deed(lambda w: {"jenjang": "visi", "uraian": "Deli Serdang yang maju"}),
    "plan.simpul.edit": Deed(lambda w: {"uraian": "Jalan mantap", "version": 1}),
    "plan.simpul.move": Deed(lambda w: {"induk": w.tujuan.pk, "nomor": 2, "version": 1}),
    "plan.simpul.remove": Deed(REASON),
    "plan.simpul.restore": Deed(REASON, _state("leaf", active=False)),
    "plan.indikator.set": Deed(lambda w: {"nama": "Panjang jalan mantap", "target_2022": "42 km"}),
    "plan.line.add": Deed(lambda w: {"opd": w.one.pk, "nama": "Bina marga", "pagu": "1.000.000"}),
    "plan.line.edit": Deed(
        lambda w: {"nama": "Rekonstruksi", "kode": w.line.kode, "pagu": "2.000.000", "version": 1},
        lambda w: Nomenklatur.objects.filter(kode=w.line.kode).exists() or a.code(w.line.kode),
    ),
    "plan.matching.apply": Deed(lambda w: {"aims": f"{w.loose.pk}:{w.leaf.pk}"}),
    "plan.matching.undo": Deed(_batch, _mapped),
    "plan.line.remove": Deed(REASON),
    "plan.line.restore": Deed(REASON, _state("loose", active=False)),
    "plan.paket.link": Deed(lambda w: {"line": w.line.pk, "version": 1}),
    "plan.contribution.claim": Deed(lambda w: {"simpul": w.leaf.pk, "role": "contributor"}),
    "plan.contribution.claim_many": Deed(lambda w: {"line": [w.loose.pk], "simpul": w.leaf.pk}),
    "plan.contribution.withdraw_many": Deed(),
    "plan.contribution.ask": Deed(lambda w: {"simpul": w.leaf.pk, "opd": w.three.pk, "message": "mari"}),
    "plan.contribution.accept": Deed(lambda w: {"target": "1 km"}),
    "plan.contribution.refuse": Deed(REASON),
    "plan.contribution.withdraw": Deed(REASON),
    "plan.lead.set": Deed(lambda w: {"opd": w.two.pk}),
    "plan.ceiling.set": Deed(lambda w: {"jenis": "daerah", "untuk": "", "pagu": "7.000.000.000", "version": 1}),
    "plan.ceiling.lock": Deed(lambda w: {"circular": "050/12/2021"}),
    "plan.renja.submit": Deed(REASON),
    "plan.renja.return": Deed(REASON, _state("renja", status="diajukan")),
    "plan.renja.verify": Deed(REASON, _state("renja", status="diajukan")),
    "plan.sheet.upload": Deed(_sheet),
    "plan.sheet.map": Deed(_matched),
    "plan.sheet.forget": Deed(),
    "plan.sheet.decide": Deed(lambda w: {"decision": "lewati"}),
    "plan.sheet.apply": Deed(),
    "plan.sheet.undo": Deed(
        before=lambda w: [_state("upload", state="diterapkan")(w), _state("loose", upload_id=w.upload.pk)(w)]
    ),
    "usulan.recommend": Deed(lambda w: {"hasil": "diterima"}, instead=_at_step, stage="forum_opd"),
    "usulan.decide": Deed(lambda w: {"hasil": "diterima"}, stage="forum_opd"),
    "usulan.recommend_many": Deed(_many, stage="forum_opd"),
    "usulan.decide_many": Deed(_many, stage="forum_opd"),
    "usulan.rank": Deed(lambda w: {"kecamatan": f"{w.daerah}.26", **_scores(w)}, stage="musrenbang_kecamatan"),
    "usulan.route.set": Deed(
        lambda w: (
            {"asal": "opd", "nomor_opd": "1", "tahapan_opd": "forum_opd", "nomor_kabupaten": "2"}
            | {"tahapan_kabupaten": "rancangan_akhir"}
        )
    ),
    "usulan.close": Deed(
        lambda w: {"hasil": "ditunda", "alasan": "terlambat", "teks": "Lewat."}, stage="rancangan_akhir"
    ),
    "usulan.redirect": Deed(lambda w: {"opd": w.two.pk}),
    "usulan.assign": Deed(lambda w: {"petugas": ""}, lambda w: Usulan.objects.update(petugas=1)),
    "usulan.note": Deed(lambda w: {"teks": "cek lahan"}),
    "usulan.merge": Deed(lambda w: {"into": w.usulan_mitra.pk, "reason": "tempat sama"}),
    "usulan.split": Deed(),
    "usulan.place": Deed(lambda w: {"line": w.line.pk}),
    "usulan.unplace": Deed(REASON),
    "usulan.fate": Deed(lambda w: {"nasib": "dianggarkan"}),
    "usulan.sheet.upload": Deed(_usulan_sheet),
    "usulan.sheet.map": Deed(lambda w: USULAN_MATCHED),
    "usulan.sheet.forget": Deed(),
    "usulan.sheet.decide": Deed(lambda w: {"decision": "lewati"}),
    "usulan.sheet.apply": Deed(),
    "usulan.sheet.undo": Deed(before=_state("usulan_upload", state="diterapkan")),
    "plan.version.seal": Deed(lambda w: {"nama": "Rancangan awal"}),
    "tahapan.stage.set": Deed(_window),
    "tahapan.stage.extend": Deed(_deadline),
    "tahapan.stage.reopen": Deed(_deadline),
    "people.account.create": Deed(
        lambda w: {"username": "siti.rahma", "nama": "Siti Rahma", "email": "siti.rahma@contoh.test"}
    ),
    "people.account.close": Deed(),
    "people.grant.give": Deed(
        lambda w: {"role": "kepala_opd", "opd": w.one.pk, "from_day": _day(w, 0), "reason": "SK 821/12"}
    ),
    "people.grant.end": Deed(REASON),
    "usulan.draft": Deed(_typed),
    "usulan.submit": Deed(_typed, stage="musrenbang_desa"),
    "usulan.support": Deed(_typed),
    "usulan.edit": Deed(_typed, _returned, _lane),
    "usulan.withdraw": Deed(REASON, instead=_lane),
    "usulan.kamus.set": Deed(lambda w: {"nama": "Drainase", "satuan": "m", "harga_satuan": "1.150.000"}),
    "tahapan.cycle.enact": Deed(
        lambda w: {"number": "Peraturan Bupati Nomor 24 Tahun 2021"},
        before=lambda w: Usulan.objects.filter(siklus=w.siklus).update(keadaan="selesai"),  # nothing may be open
    ),
    "people.token.create": Deed(lambda w: {"nama": "aplikasi desa", "days": "90"}, own=True),
    "people.token.revoke": Deed(REASON),
}


def arguments(route: Any, world: World, role: str = "") -> dict[str, Any]:
    """The arguments of an address in this world; KeyError names what world.py does not tell yet."""
    deed = DEEDS.get(route.verb.name) if route.verb else None
    other = deed.instead(role) if deed and role else {}
    rows, spoken = means(route.name) | other, words(route.name) | other
    return {name: spoken[name] if name in WORDS else world.rows[rows[name]].pk for name in route.needs}


def query(route: Any, world: World) -> str:
    return ASKS[route.name](world) if route.name in ASKS else ""
