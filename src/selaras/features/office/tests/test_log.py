"""The whole history on screen: who reads it, what it says, and that tampering shows."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from selaras.features.office.queries import log
from selaras.features.plan.models import PlanLine
from selaras.features.plan.queries.columns import LABELS, SILENT, called
from selaras.features.plan.verbs import LINE_EDIT
from selaras.foundation.files.models import Attachment
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.acting import acting, body_of
from selaras.foundation.verbs.models import Entry
from tests import builders as a
from tests.permissions.world import build

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/jejak/"
PERIKSA = Path(__file__).resolve().parents[5] / "tools" / "periksa.py"


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(a.person(role))
    return client


def edit(person: Person, line: PlanLine, pagu: int, note: str = "") -> None:
    with acting(actor_of(person), LINE_EDIT, line, note=note) as fresh:
        fresh.pagu = pagu
        fresh.save()


def history() -> tuple[Siklus, PlanLine, PlanLine, Person]:
    """Three acts: two on the first OPD's line by one person, one on the second's by another."""
    cycle = a.siklus()
    first, second = a.line(cycle, a.opd("Dinas A"), "Jalan Mawar"), a.line(cycle, a.opd("Dinas B"), "Talud")
    one, two = a.person("perencana_bappeda"), a.person("kepala_bappeda")
    edit(one, first, 2_000_000, note="hasil rapat")
    edit(one, first, 3_000_000)
    edit(two, second, 4_000_000)
    return cycle, first, second, one


@pytest.mark.parametrize("role", ["kepala_bappeda", "apip"])
def test_the_head_of_bappeda_and_the_inspectorate_read_everything(role: str) -> None:
    history()
    shown = signed_in(role).get(ROOM).content.decode()
    for text in ("Uji perencana_bappeda mengubah", "Jalan Mawar", "hasil rapat", "Rp2.000.000", "Rantai utuh"):
        assert text in shown


@pytest.mark.parametrize("role", ["perencana_bappeda", "kepala_opd", "sekda", "bupati", "admin_sistem"])
def test_others_read_why_not_and_see_no_door(role: str) -> None:
    history()
    client = signed_in(role)
    for where in (ROOM, f"{ROOM}unduh.jsonl"):
        answer = client.get(where)
        assert answer.status_code == 403
        assert "anya untuk Kepala Bappeda, APIP" in answer.content.decode()
    assert ROOM not in client.get("/12.07/2022/tahapan/").content.decode()


# Rows that no act is about: they enter history as the sheet, the file or the cycle that they belong to.
INSIDE = {"job", "notice", "person", "temuan", "temuan_bappeda", "tie"}


def test_every_column_that_history_keeps_has_words_or_says_nothing() -> None:
    world = build()
    kept = {name: row for name, row in world.rows.items() if not isinstance(row, Attachment | UploadRow)}
    rows = {name: row for name, row in kept.items() if name not in INSIDE} | {"siklus": world.siklus}
    keys = {key for row in rows.values() for key in body_of(row)} - SILENT
    assert len(keys) > 60
    assert sorted(key for key in keys if key not in LABELS and key.removesuffix("_id") not in LABELS) == []


def test_the_trail_shows_no_key_of_the_machine_and_a_role_in_words() -> None:
    a.siklus()
    person = a.person("tapd")
    head = signed_in("kepala_bappeda")
    head.post(f"/12.07/2022/orang/{person.pk}/beri/", {"role": "perencana_bappeda", "from_day": "2021-01-01"})
    shown = head.get(f"{ROOM}?rantai=0").content.decode()
    assert "Perencana Bappeda" in shown and "perencana_bappeda" not in shown
    assert [word for word in (">siklus<", ">version<", ">daerah<", ">person<") if word in shown] == []


def test_columns_are_called_as_officers_know_them() -> None:
    assert [called(key) for key in ("closes_at", "opd_id", "pagu_maju", "unknown_id")] == [
        "Ditutup",
        "OPD",
        "Prakiraan maju",
        "unknown",
    ]


def test_entries_are_filtered_by_deed_person_opd_text_and_day() -> None:
    cycle, first, second, one = history()
    signed_in("apip")

    def seen(**asked: str) -> list[int]:
        return [row["entry"].seq for row in log.page_of(cycle, log.Choice.read(asked))["rows"]]

    assert seen() == [3, 2, 1]
    assert seen(perbuatan="plan.line.edit") == [3, 2, 1]
    assert seen(perbuatan="plan.version.seal") == []
    assert seen(orang=str(one.pk)) == [2, 1]
    assert seen(opd=str(second.opd_id)) == [3]
    assert seen(opd=str(first.opd_id)) == [2, 1]
    assert seen(cari="rapat") == [1]
    assert seen(cari="talud") == [3]
    assert seen(dari="2000-01-01") == [3, 2, 1]
    assert seen(sampai="2000-01-01") == []
    assert seen(rantai="0") == []


def test_pages_of_the_history_lose_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    cycle, *_rest = history()
    monkeypatch.setattr(log, "PAGE", 2)
    first = log.page_of(cycle, log.Choice())
    second = log.page_of(cycle, log.Choice(before=first["next"]))
    assert [row["entry"].seq for row in (*first["rows"], *second["rows"])] == [3, 2, 1]
    assert second["next"] is None


def test_a_changed_entry_is_named() -> None:
    history()
    Entry.objects.filter(seq=2).update(note="ditambah kemudian")
    shown = signed_in("apip").get(ROOM).content.decode()
    assert "Rantai rusak" in shown and "Entri nomor 2 tidak cocok" in shown


def test_a_long_chain_is_recomputed_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    history()
    monkeypatch.setattr(log, "AT_ONCE", 2)
    client = signed_in("apip")
    assert "belum diperiksa" in client.get(ROOM).content.decode()
    assert "Rantai utuh" in client.get(f"{ROOM}?periksa=1").content.decode()


def test_the_file_is_checked_without_this_program(tmp_path: Path) -> None:
    history()
    answer: Any = signed_in("apip").get(f"{ROOM}unduh.jsonl")
    file = tmp_path / "rantai.jsonl"
    file.write_bytes(answer.content)
    good = subprocess.run([sys.executable, PERIKSA, file], capture_output=True, text=True, check=False)
    assert (good.returncode, good.stdout[:14]) == (0, "Utuh: 3 entri,")
    file.write_bytes(answer.content.replace(b"hasil rapat", b"hasil lobi."))
    bad = subprocess.run([sys.executable, PERIKSA, file], capture_output=True, text=True, check=False)
    assert bad.returncode == 1 and "entri 1" in bad.stdout


def test_accounts_have_a_chain_of_their_own_where_names_are_masked() -> None:
    a.siklus()
    form = {"nama": "Sri Wahyuni", "username": "sri.wahyuni", "email": ""}
    assert signed_in("admin_sistem").post("/12.07/2022/orang/baru/simpan/", form).status_code == 302
    person = Person.objects.get(username="sri.wahyuni")
    grant = {"role": "tapd", "from_day": "2021-01-01", "reason": "SK 7"}
    assert signed_in("kepala_bappeda").post(f"/12.07/2022/orang/{person.pk}/beri/", grant).status_code == 302
    shown = signed_in("apip").get(f"{ROOM}?rantai=0").content.decode()
    assert "memberi peran TAPD: Sri Wahyuni" in shown and "SK 7" in shown
    assert "memberi peran" not in signed_in("apip").get(ROOM).content.decode()
