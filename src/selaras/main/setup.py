"""Making an instance: folder and keys, tables, the country's reference data, a government and its cycle."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from selaras import reference
from selaras.features.search.tasks import catch_up_all
from selaras.foundation.daerah.models import Daerah, Wilayah
from selaras.foundation.daerah.queries import zona_of
from selaras.foundation.nomenklatur.models import Akun, Nomenklatur, NomenklaturSet, Satuan, Successor, SumberDana
from selaras.foundation.tahapan.actions import open_cycle, reopen_stage
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import command_line
from selaras.foundation.verbs.tenant import EVERYWHERE, set_tenant
from selaras.main.keys import signing_key
from selaras.reference.codes import NOMENKLATUR_SETS

Say = Callable[[str], None]
BATCH = 5000  # rows per INSERT of reference data
FIRST_2027_YEAR = 2027  # the first plan year of the 2027 codes and layouts


class UnknownDaerah(Exception):  # noqa: N818
    """The list of Kemendagri has no government with this code."""


def prepare(say: Say) -> None:
    """Everything an instance needs before a government can be opened; does again only what is missing."""
    for folder in ("files", "run", "cache", "static"):
        (settings.DATA / folder).mkdir(parents=True, exist_ok=True)
    signing_key(settings.DATA)
    migrate(say)
    load_reference(say)


def migrate(say: Say) -> int:
    """Bring the tables to this version; how many steps that took."""
    plan = pending()
    if plan:
        say(f"Menyiapkan basis data ({plan} langkah) …")
        call_command("migrate", verbosity=0, interactive=False)
        catch_up_all.enqueue()  # another version may read words otherwise
    return plan


def pending() -> int:
    """How many steps the database is behind this program."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def newer_than_program() -> bool:
    """Whether the database was already served by a newer program, which this one must not touch."""
    executor = MigrationExecutor(connection)
    ours = {app.split(".")[-1] for app in settings.INSTALLED_APPS if app.startswith("selaras.")}
    known = executor.loader.disk_migrations
    return any(key not in known for key in executor.loader.applied_migrations if key[0] in ours)


def load_reference(say: Say) -> None:
    """Wilayah, official codes and their successors, fund sources, accounts, units: once."""
    if Satuan.objects.exists():  # the last of the list: all of it came in one transaction
        return
    say("Memuat data rujukan: wilayah, nomenklatur, sumber dana, akun, satuan …")
    with transaction.atomic():
        set_tenant(connection, EVERYWHERE)
        _insert(
            Wilayah, (Wilayah(kode=w.kode, nama=w.nama, jenis=w.jenis, induk_id=w.induk) for w in reference.wilayah())
        )
        _load_codes()
        _insert(SumberDana, (SumberDana(kode=s.kode, nama=s.nama) for s in reference.sumber_dana()))
        _insert(Akun, (Akun(kode=a.kode, nama=a.nama) for a in reference.akun()))
        units = {unit.nama: unit for unit in reference.satuan()}
        _insert(Satuan, (Satuan(nama=s.nama, sebutan_lain=s.sebutan_lain) for s in units.values()))


def _load_codes() -> None:
    for kode, (nama, dasar) in NOMENKLATUR_SETS.items():
        NomenklaturSet.objects.create(kode=kode, nama=nama, dasar_hukum=dasar)
        _insert(
            Nomenklatur,
            (
                Nomenklatur(
                    set_id=kode,
                    kode=n.kode,
                    tingkat=n.tingkat,
                    tingkat_pemda=n.tingkat_pemda,
                    nama=n.nama,
                    induk_kode=n.induk_kode,
                    kinerja=n.kinerja,
                    indikator=n.indikator,
                    satuan=n.satuan,
                    definisi=n.definisi,
                )
                for n in reference.nomenklatur(kode)
            ),
        )
    _insert(
        Successor,
        (
            Successor(
                from_set_id=s.from_set, from_kode=s.from_kode, to_set_id=s.to_set, to_kode=s.to_kode, dasar=s.dasar
            )
            for s in reference.successors()
        ),
    )


def _insert(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Many rows of one table with as little ceremony as the driver allows."""
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(f.column)) for f in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"
    values = [tuple(getattr(row, f.attname) for f in fields) for row in rows]
    with connection.cursor() as cursor:
        for start in range(0, len(values), BATCH):
            cursor.executemany(sql, values[start : start + BATCH])


def open_daerah(kode: str, *, contoh: bool = False) -> Daerah:
    """The government of this code, taken from the list of wilayah."""
    place = Wilayah.objects.filter(pk=kode, jenis__in=("provinsi", "kabupaten", "kota")).first()
    if place is None:
        raise UnknownDaerah(kode)
    province = Wilayah.objects.filter(pk=kode[:2]).first()
    daerah, _new = Daerah.objects.get_or_create(
        pk=kode,
        defaults={
            "nama": government_name(place),
            "jenis": place.jenis,
            "provinsi": province.nama if province else "",
            "zona": zona_of(kode),
            "contoh": contoh,
        },
    )
    return daerah


def government_name(place: Wilayah) -> str:
    """'Kabupaten Ketapang', 'Kota Medan', 'Provinsi Kalimantan Barat'."""
    word = place.jenis.capitalize()
    return place.nama if place.nama.startswith(word) else f"{word} {place.nama}"


def open_year(kode: str, tahun: int, *, contoh: bool = False) -> tuple[Siklus, bool]:
    """The RKPD cycle of a government and year; True when it was opened now."""
    set_tenant(connection, EVERYWHERE)
    daerah = open_daerah(kode, contoh=contoh)
    found = Siklus.objects.filter(daerah=daerah, tahun=tahun).order_by("jenis").first()
    if found is not None:
        return found, False
    newer = tahun >= FIRST_2027_YEAR
    siklus = open_cycle(
        daerah,
        tahun=tahun,
        nomenklatur="2027" if newer else "2023",
        layout="l2027" if newer else "l86",
        actor=command_line(kode, "kepala_bappeda"),
        contoh=contoh,
    )
    open_stages(siklus)
    return siklus, True


def open_stages(siklus: Siklus) -> None:
    """A new instance can be worked in at once: persiapan and ranwal open for a year, by a recorded act."""
    sekda = command_line(siklus.daerah_id, "sekda")
    until = clock.now() + timedelta(days=365)
    for kode in ("persiapan", "ranwal"):
        reopen_stage(siklus, kode=kode, closes_at=until, reason="dibuka saat instansi dibuat", actor=sekda)
