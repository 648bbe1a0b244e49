"""The demo: an example that says so, a published plan that came in like any other, and nothing done twice."""

from dataclasses import replace

import pytest

from selaras.features.plan.actions.example import run as example
from selaras.features.plan.models import Ceiling, Contribution, Indikator, Paket, PlanLine, Renja, Simpul
from selaras.features.plan.queries.summary import summary_of
from selaras.features.plan.verbs import CONTRIBUTION_ASK, LINE_EDIT, RENJA_SUBMIT, SIMPUL_ADD
from selaras.foundation.daerah.models import Wilayah
from selaras.foundation.people.models import Person
from selaras.foundation.people.seats import actor_of
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import chain
from selaras.foundation.verbs.actors import ROLES, Actor, command_line
from selaras.foundation.verbs.models import Entry, State
from selaras.reference.example import ExamplePlan, deli_serdang_2022
from tests import builders as a

COUNTED = (Simpul, PlanLine, Indikator, Paket, Contribution, Ceiling, Renja, State, Entry)


def head() -> Actor:
    return command_line(a.DELI_SERDANG, "kepala_bappeda")


def small_plan() -> ExamplePlan:
    """The part of the example that belongs to two agencies, and what of the rest still fits to it."""
    whole = deli_serdang_2022()
    opd = {"pupr", "perkim"}
    lines = tuple(x for x in whole.lines if x.opd in opd)
    keys = {x.kunci for x in lines}
    return replace(
        whole,
        opd=tuple(o for o in whole.opd if o.kunci in opd),
        lines=lines,
        indikator=tuple(i for i in whole.indikator if i.simpul or i.line in keys),
        paket=tuple(p for p in whole.paket if p.opd in opd),
        contributions=tuple(c for c in whole.contributions if c.opd in opd and c.asked_by_opd in {None, *opd}),
        ceilings=tuple(c for c in whole.ceilings if c.opd in opd or c.line in keys),
    )


def example_cycle(plan: ExamplePlan) -> Siklus:
    codes = {kode for x in plan.lines for kode, _teks in x.tempat if kode} | {
        p.wilayah for p in plan.paket if p.wilayah
    }
    Wilayah.objects.bulk_create(Wilayah(kode=kode, nama=kode, jenis="desa") for kode in sorted(codes))
    return a.siklus(a.DELI_SERDANG, 2022, contoh=True)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.mark.django_db
class TestTheExample:
    def test_every_row_of_the_example_is_written_once_and_history_fits(self) -> None:
        plan = small_plan()
        siklus = example_cycle(plan)
        upload = example.load_example(plan, siklus, actor=head())
        have = counts()
        assert have["Simpul"] == len(plan.simpul) == 172
        assert have["PlanLine"] == len(plan.lines) > 200
        assert have["Indikator"] == len(plan.indikator)
        assert have["Paket"] == len(plan.paket)
        assert have["Contribution"] == len(plan.contributions)
        assert have["Ceiling"] == len(plan.ceilings)
        assert have["Renja"] == 2
        assert (upload.kind, upload.state) == ("contoh", "diterapkan")
        assert chain.verify(a.DELI_SERDANG, 2022).ok

    def test_what_hangs_on_a_line_and_its_stored_state_say_what_the_example_says(self) -> None:
        plan = small_plan()
        example.load_example(plan, example_cycle(plan), actor=head())
        said = next(x for x in plan.lines if len(x.tempat) and x.sumber_dana and x.prioritas)
        line = PlanLine.objects.get(id_sumber=said.kunci)
        assert tuple(line.fundings.values_list("sumber_dana", "pagu")) == said.sumber_dana
        assert tuple(line.places.values_list("wilayah_id", "teks")) == said.tempat
        state = State.objects.get(thing="plan.planline", thing_id=line.pk)
        assert state.body["pagu"] == said.pagu
        assert state.body["sumber_dana"] == [list(part) for part in said.sumber_dana]
        assert state.body["prioritas"] == sorted(line.tags.values_list("prioritas_id", flat=True))

    def test_a_second_load_changes_nothing(self) -> None:
        plan = small_plan()
        siklus = example_cycle(plan)
        example.load_example(plan, siklus, actor=head())
        before = counts()
        example.load_example(plan, siklus, actor=head())
        assert counts() == before

    def test_a_load_that_was_killed_goes_on_where_it_was(self, monkeypatch: pytest.MonkeyPatch) -> None:
        plan = small_plan()
        siklus = example_cycle(plan)

        def killed(*args: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(example.meaning, "contributions", killed)
            with pytest.raises(KeyboardInterrupt):
                example.load_example(plan, siklus, actor=head())
        assert counts()["PlanLine"] == len(plan.lines)
        assert counts()["Contribution"] == 0
        upload = example.load_example(plan, siklus, actor=head())
        assert upload.state == Upload.State.DITERAPKAN
        assert counts()["PlanLine"] == len(plan.lines)
        assert counts()["Contribution"] == len(plan.contributions)

    def test_an_example_never_enters_a_cycle_that_does_not_say_it_is_one(self) -> None:
        plan = small_plan()
        with pytest.raises(ValueError, match="example"):
            example.load_example(plan, a.siklus(a.DELI_SERDANG, 2022), actor=head())
        assert PlanLine.objects.count() == 0


@pytest.mark.slow
@pytest.mark.django_db
def test_the_whole_demo_stands_and_a_second_start_changes_nothing() -> None:
    from selaras.main.demo.load import load

    accounts = load(lambda text: None)
    deli_serdang = Siklus.objects.get(daerah="12.07", tahun=2022)
    ketapang = Siklus.objects.get(daerah="61.04", tahun=2022)
    assert (deli_serdang.contoh, deli_serdang.daerah.contoh) == (True, True)
    assert (ketapang.contoh, ketapang.daerah.contoh) == (False, False)
    shown = summary_of(deli_serdang)
    assert [shown[n] for n in ("opd", "program", "kegiatan", "sub_kegiatan", "paket")] == [53, 314, 758, 2000, 1472]
    came = summary_of(ketapang)
    assert [came[n] for n in ("program", "kegiatan", "sub_kegiatan", "paket")] == [320, 770, 2384, 7691]
    point = deli_serdang.trend.get()
    assert 0 < point.together < point.total
    assert ketapang.trend.get().together == 0  # nobody has connected anything there yet
    assert {role for daerah, role, _user in accounts if daerah == "Kabupaten Deli Serdang"} == set(ROLES.values()) - {
        "Publik"
    }
    _everybody_can_work(deli_serdang)
    assert all(verdict.ok for verdict in chain.verify_all())
    before = counts() | {"Tahapan": Tahapan.objects.count(), "Person": Person.objects.count()}
    assert load(lambda text: None) == accounts
    assert counts() | {"Tahapan": Tahapan.objects.count(), "Person": Person.objects.count()} == before


def _everybody_can_work(siklus: Siklus) -> None:
    """The stages that the tasks need are open, for those whose tasks they are."""
    planner = actor_of(Person.objects.get(username="perencana.opd"))
    bappeda = actor_of(Person.objects.get(username="perencana.bappeda"))
    own = PlanLine.objects.filter(siklus=siklus, opd__singkatan="Dinas PUPR").first()
    other = PlanLine.objects.filter(siklus=siklus, opd__singkatan="Disdik").first()
    aim = Simpul(daerah_id=siklus.daerah_id, siklus=siklus, jenjang="sasaran")
    assert LINE_EDIT.allows(planner, own)
    assert not LINE_EDIT.allows(planner, other)
    assert SIMPUL_ADD.allows(bappeda, aim)
    assert not SIMPUL_ADD.allows(planner, aim)
    assert CONTRIBUTION_ASK.allows(planner, aim)
    assert RENJA_SUBMIT.allows(
        actor_of(Person.objects.get(username="kepala.opd")), Renja.objects.get(siklus=siklus, opd=own.opd)
    )
    assert all(Person.objects.get(username=name).has_usable_password() for name in ("bupati", "ketapang.bupati"))
