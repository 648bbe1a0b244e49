"""Bulk mapping of an OPD: what is offered, what the preview promises, one act of history, taken back whole."""

import json

import pytest

from selaras.features.plan.actions import bridge
from selaras.features.plan.actions import line as line_actions
from selaras.features.plan.actions import matching as actions
from selaras.features.plan.models import Contribution, PlanLine
from selaras.features.plan.queries.picture import forget
from selaras.features.plan.queries.suggested.matching import SURE, overview, preview, unplaced
from selaras.features.plan.tests.catalogue import JALAN
from selaras.features.plan.tests.work import HOME, enter, reads
from selaras.foundation.verbs.models import Entry, State
from selaras.foundation.verbs.verb import Refused
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return a.siklus()


@pytest.fixture
def pu(cycle):
    return a.opd("Dinas PU")


@pytest.fixture
def aim(cycle):
    return a.simpul(cycle, uraian="Terhubungnya wilayah")


@pytest.fixture
def planner(pu):
    return enter(a.person("perencana_opd", opd=pu))


def beside(cycle, pu, aim, n=9):
    """A programme whose lines serve a sasaran, and one line of it that serves none: a sure suggestion."""
    program = a.line(cycle, pu, "Program jalan", jenjang="program", kode="1.03.10", pagu=None)
    for i in range(n):
        a.contribution(aim, pu, a.line(cycle, pu, f"Kerja {i}", induk=program, kode=""))
    return a.line(cycle, pu, "Trotoar", 5_000_000, induk=program, kode="")


def here(pu, more=""):
    return f"{HOME}pemetaan/{pu.pk}/{more}"


def apply(client, pu, aims="", codes="", key="k1"):
    return client.post(here(pu, "terapkan/"), {"aims": aims, "codes": codes, "_once": key}, follow=True)


def test_only_what_is_above_the_threshold_comes_ticked(cycle, pu, aim, planner, small_catalogue):
    sure = beside(cycle, pu, aim)
    unsure = a.line(cycle, pu, "Wilayah", 9_000_000, kode="")
    rows = unplaced(cycle, pu.pk)
    assert [(row.line.id, row.sure) for row in rows] == [(sure.pk, True), (unsure.pk, False)]
    assert rows[0].aims[0].likeness >= SURE > rows[1].aims[0].likeness > 0
    page = planner.get(here(pu)).content.decode()
    assert f'name="baris" value="{sure.pk}" aria-label="Trotoar" checked' in page
    assert f'name="baris" value="{unsure.pk}" aria-label="Wilayah">' in page
    assert "9 dari 11 baris terhubung" in page and "9 baris programnya melayaninya" in page


def test_the_preview_says_lines_rupiah_and_the_figure_and_writes_nothing(cycle, pu, aim, planner, small_catalogue):
    sosial = a.opd("Dinas Sosial")
    a.contribution(aim, sosial, a.line(cycle, sosial, "Bansos", 1_000_000), target="3 unit")
    line = beside(cycle, pu, aim, 0)
    before = Entry.objects.count()
    found = preview(cycle, pu, [(line.pk, aim.pk)], [])
    assert (found.lines, found.pagu) == (1, 5_000_000)
    assert (found.before, found.after) == (
        pytest.approx(0.0),
        pytest.approx(600_000 / 6_000_000),
    )  # links without a target count one tenth
    assert (found.own_before, found.own_after) == (pytest.approx(0.0), pytest.approx(0.1))
    page = planner.get(here(pu, f"pratinjau/?baris={line.pk}&untuk_{line.pk}={aim.pk}")).content.decode()
    assert "0,0% → 10,0%" in page and "Rp5.000.000" in page and f'name="aims" value="{line.pk}:{aim.pk}"' in page
    assert Entry.objects.count() == before and not Contribution.objects.filter(line=line).exists()


def test_after_the_batch_the_figure_is_the_one_that_was_promised(cycle, pu, aim, planner, small_catalogue):
    from selaras.features.plan.queries.weave import weave_of

    sosial = a.opd("Dinas Sosial")
    a.contribution(aim, sosial, a.line(cycle, sosial, "Bansos", 1_000_000), target="3 unit")
    line = beside(cycle, pu, aim, 0)
    promised = preview(cycle, pu, [(line.pk, aim.pk)], []).after
    apply(planner, pu, f"{line.pk}:{aim.pk}")
    assert weave_of(cycle).figure.share == pytest.approx(promised)


def test_a_batch_is_one_act_of_history_and_carries_no_promise(cycle, pu, aim, planner, small_catalogue):
    a.code(f"{JALAN}.0012")
    lines = [a.line(cycle, pu, f"Jalan {n}", kode="") for n in range(3)]
    before = Entry.objects.count()
    page = apply(planner, pu, " ".join(f"{row.pk}:{aim.pk}" for row in lines), f"{lines[0].pk}:{JALAN}.0012")
    assert "4 baris dipetakan." in page.content.decode()
    assert Entry.objects.count() == before + 1
    entry = Entry.objects.latest("pk")
    assert (entry.verb, json.loads(entry.body)["rows"]) == ("plan.matching.apply", 4)
    assert State.objects.filter(entry=entry).count() == 4
    made = Contribution.objects.filter(line__in=lines)
    assert {(row.target, row.rupiah, row.state, row.role) for row in made} == {("", None, "diterima", "contributor")}
    lines[0].refresh_from_db()
    assert (lines[0].kode, lines[0].nomenklatur.kode, lines[0].version) == (f"{JALAN}.0012", f"{JALAN}.0012", 2)
    state = State.objects.get(entry=entry, thing="plan.planline")
    assert state.body == json.loads(json.dumps(lines[0].body()))


def test_undo_takes_the_whole_batch_back(cycle, pu, aim, planner, small_catalogue):
    a.code(f"{JALAN}.0012")
    lines = [a.line(cycle, pu, f"Jalan {n}", kode="9.99") for n in range(2)]
    apply(planner, pu, " ".join(f"{row.pk}:{aim.pk}" for row in lines), f"{lines[0].pk}:{JALAN}.0012")
    entry = Entry.objects.latest("pk")
    assert "Batalkan pemetaan ini" in planner.get(here(pu)).content.decode()
    page = planner.post(here(pu, "batalkan/"), {"entry": entry.pk}, follow=True).content.decode()
    assert "3 baris dikembalikan." in page and "Batalkan pemetaan ini" not in page
    assert set(Contribution.objects.filter(line__in=lines).values_list("state", flat=True)) == {"ditarik"}
    assert set(PlanLine.objects.values_list("kode", "nomenklatur")) == {("9.99", None)}
    page = planner.post(here(pu, "batalkan/"), {"entry": entry.pk}, follow=True).content.decode()
    assert "Pemetaan ini sudah dibatalkan" in page


def test_what_was_changed_after_the_batch_stays_when_it_is_taken_back(cycle, pu, aim, planner, small_catalogue):
    kept, other = (a.line(cycle, pu, f"Jalan {n}", kode="") for n in range(2))
    apply(planner, pu, f"{kept.pk}:{aim.pk} {other.pk}:{aim.pk}")
    entry = Entry.objects.latest("pk")
    bridge.edit(Contribution.objects.get(line=kept), actor=a.actor("perencana_opd", opd=pu), target="2 km")
    page = planner.post(here(pu, "batalkan/"), {"entry": entry.pk}, follow=True).content.decode()
    assert "1 baris dikembalikan." in page and "1 baris sudah diubah sesudahnya dan dibiarkan." in page
    assert Contribution.objects.get(line=kept).state == "diterima"
    assert Contribution.objects.get(line=other).state == "ditarik"


def test_lines_that_others_mapped_meanwhile_are_left_and_counted(cycle, pu, aim, planner, small_catalogue):
    other = a.simpul(cycle, uraian="Lain", nomor=2)
    taken, free = (a.line(cycle, pu, f"Jalan {n}", kode="") for n in range(2))
    a.contribution(other, pu, taken)
    page = apply(planner, pu, f"{taken.pk}:{aim.pk} {free.pk}:{aim.pk}").content.decode()
    assert "1 baris dipetakan." in page and "1 baris dilewati." in page
    assert Contribution.objects.get(line=taken).simpul == other
    page = apply(planner, pu, f"{taken.pk}:{aim.pk}", key="k2").content.decode()
    assert "Semua baris ini sudah dipetakan sementara itu." in page


def test_rows_of_another_opd_drop_out_and_its_planner_is_refused(cycle, pu, aim, planner, small_catalogue):
    sosial = a.opd("Dinas Sosial")
    theirs = a.line(cycle, sosial, "Bansos", kode="")
    mine = a.line(cycle, pu, "Jalan", kode="")
    apply(planner, pu, f"{theirs.pk}:{aim.pk} {mine.pk}:{aim.pk}")
    assert list(Contribution.objects.values_list("line", flat=True)) == [mine.pk]
    assert preview(cycle, pu, [(theirs.pk, aim.pk)], []).lines == 0
    with pytest.raises(Refused):
        actions.apply(cycle, pu, {mine.pk: aim.pk}, {}, actor=a.actor("perencana_opd", opd=sosial))
    assert apply(enter(a.person("perencana_opd", opd=sosial)), pu, f"{mine.pk}:{aim.pk}").status_code == 403


def test_codes_are_refused_while_lines_are_closed_and_sasaran_are_not(cycle, pu, aim, small_catalogue):
    a.code(f"{JALAN}.0012")
    a.open_now(cycle, "konsultasi_publik")
    line, who = a.line(cycle, pu, "Jalan", kode=""), a.actor("perencana_opd", opd=pu)
    with pytest.raises(Refused):
        actions.apply(cycle, pu, {}, {line.pk: f"{JALAN}.0012"}, actor=who)
    assert actions.apply(cycle, pu, {line.pk: aim.pk}, {}, actor=who).lines == 1


def test_sure_ones_of_all_pages_are_previewed_with_one_press(cycle, pu, aim, planner, small_catalogue):
    program = a.line(cycle, pu, "Program jalan", jenjang="program", kode="1.03.10", pagu=None)
    for i in range(40):
        a.contribution(aim, pu, a.line(cycle, pu, f"Kerja {i}", induk=program, kode=""))
    for i in range(30):
        a.line(cycle, pu, f"Trotoar {i}", induk=program, kode="")
    a.line(cycle, pu, "Wilayah", kode="")
    page = planner.get(here(pu)).content.decode()
    assert "1–25 dari 31" in page and "Pratinjau semua 30 yang ≥ 60%" in page
    page = planner.get(here(pu, "pratinjau/?semua=1")).content.decode()
    assert page.count("Trotoar") == 30 and "Wilayah <" not in page


def test_codes_are_mapped_on_a_page_of_their_own_and_none_comes_ticked(cycle, pu, planner, small_catalogue):
    line = a.line(cycle, pu, "Jembatan", kode="9.99")
    page = planner.get(here(pu, "?isi=kode")).content.decode()
    assert f'<option value="{JALAN}.0053">' in page and f'name="kode" value="{line.pk}"' in page
    assert "checked" not in page
    page = planner.get(here(pu, f"pratinjau/?kode={line.pk}&kode_{line.pk}={JALAN}.0053")).content.decode()
    assert f'name="codes" value="{line.pk}:{JALAN}.0053"' in page


def test_the_overview_counts_lines_without_lines_below_them(cycle, pu, aim, small_catalogue):
    beside(cycle, pu, aim, 2)
    row = next(row for row in overview(cycle) if row.opd == pu)
    assert (row.lines, row.served, row.left, row.uncoded) == (3, 2, 1, 4)


def test_empty_pages_say_what_to_do(cycle, pu, planner, small_catalogue):
    assert "Belum ada baris rencana" in planner.get(f"{HOME}pemetaan/").content.decode()
    a.line(cycle, pu, "Jalan", kode="")
    forget()
    assert "Siklus ini belum punya sasaran" in planner.get(here(pu)).content.decode()
    assert "Tidak ada baris yang dipilih" in planner.get(here(pu, "pratinjau/")).content.decode()
    page = apply(planner, pu).content.decode()
    assert "Pilih dahulu baris yang akan dipetakan." in page


def test_what_is_sent_by_hand_does_not_break_the_page(cycle, pu, aim, planner, small_catalogue):
    for more in ("?hal=x", "?hal=99", "?isi=lain", f"pratinjau/?baris=x&untuk_x=1&baris={10**30}&kode=1&kode_1=%00"):
        assert planner.get(here(pu, more)).status_code == 200
    assert apply(planner, pu, "x:y 1: :2 3", "1:a:b z").status_code == 200
    assert planner.post(here(pu, "batalkan/"), {"entry": "x"}).status_code == 404


def test_the_page_asks_the_same_questions_at_any_number_of_lines(cycle, pu, aim, planner, small_catalogue):
    beside(cycle, pu, aim, 2)
    few = reads(planner, f"pemetaan/{pu.pk}/")
    for n in range(60):
        a.line(cycle, pu, f"Trotoar {n}", kode="")
    forget()
    assert reads(planner, f"pemetaan/{pu.pk}/") == few <= 8


def test_removed_lines_are_no_longer_offered(cycle, pu, aim, small_catalogue):
    line = beside(cycle, pu, aim)
    line_actions.remove(line, actor=a.actor("perencana_opd", opd=pu), reason="batal")
    assert unplaced(cycle, pu.pk) == []
