"""The example plan is the same everywhere, holds together, and is true where it says so."""

import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest

from selaras import reference
from selaras.reference.example import deli_serdang_2022, digest, ketapang_people
from selaras.reference.example.defects import SIX_ZEROS
from selaras.values.jenjang import may_hang
from selaras.values.kode import Kode, bidang_of_opd

DIGEST = "663e0c9ae8b797ee94bdd436142be4a3b7646e123573fe9c21b5a5bf47955455"
PLAN = deli_serdang_2022()
LINES = {line.kunci: line for line in PLAN.lines}
SIMPUL = {node.kunci: node for node in PLAN.simpul}
OPD = {one.kunci: one for one in PLAN.opd}


def test_the_example_is_the_same_on_every_machine():
    assert digest(PLAN) == DIGEST


def test_another_process_with_another_hash_seed_makes_the_same_example():
    code = "from selaras.reference.example import deli_serdang_2022, digest; print(digest(deli_serdang_2022()))"
    env = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)}
    made = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == DIGEST


def test_it_says_that_it_is_an_example():
    assert PLAN.contoh is True
    assert all(n.sumber or n.catatan == "contoh" for n in PLAN.simpul)


def test_the_size_is_that_of_a_regency():
    assert len(PLAN.opd) == 53
    assert sum(o.nama.startswith("Kecamatan") for o in PLAN.opd) == 22
    assert 2900 < len(PLAN.lines) < 3200
    assert 1400 < len(PLAN.paket) < 1600
    assert 4.0e12 < sum(n.pagu for n in PLAN.lines if n.jenjang == "program") < 4.3e12


@pytest.mark.parametrize("table", ["opd", "simpul", "indikator", "lines", "paket"])
def test_keys_are_unique(table):
    keys = [row.kunci for row in getattr(PLAN, table)]
    assert len(keys) == len(set(keys))


def test_parents_come_first_and_may_carry_what_hangs_on_them():
    for rows in (PLAN.simpul, PLAN.lines):
        seen = {None: None}
        for row in rows:
            assert row.induk in seen
            assert may_hang(row.jenjang, seen[row.induk])
            seen[row.kunci] = row.jenjang


def test_siblings_are_numbered_from_one():
    below = {}
    for node in PLAN.simpul:
        below.setdefault((node.cabang, node.induk), []).append(node.nomor)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in below.values())


def test_every_reference_points_to_something():
    assert {s.sasaran for s in PLAN.supports} | {s.prioritas for s in PLAN.supports} <= SIMPUL.keys()
    assert {c.simpul for c in PLAN.contributions} <= SIMPUL.keys()
    assert {c.accepted_simpul for c in PLAN.contributions} - {None} <= SIMPUL.keys()
    assert {c.opd for c in PLAN.contributions} | {p.opd for p in PLAN.paket} <= OPD.keys()
    assert {c.asked_by_opd for c in PLAN.contributions} - {None} <= OPD.keys()
    assert {p.line for p in PLAN.paket} | {c.line for c in PLAN.contributions} <= LINES.keys() | {None}
    assert {c.line for c in PLAN.ceilings} <= LINES.keys() | {None}
    assert {c.opd for c in PLAN.ceilings} | {p.opd for p in PLAN.people} <= OPD.keys() | {None}
    assert all((i.simpul in SIMPUL) != (i.line in LINES) for i in PLAN.indikator)


def test_a_line_belongs_to_the_opd_of_its_parent_and_a_contribution_to_the_opd_of_its_line():
    assert all(LINES[n.induk].opd == n.opd for n in PLAN.lines if n.induk)
    assert all(LINES[c.line].opd == c.opd for c in PLAN.contributions if c.line)


def test_priorities_and_strategies_stand_word_for_word():
    said = list(reference.deli_serdang_priorities())
    nodes = {n.kunci: n.uraian for n in PLAN.simpul if n.jenjang in ("prioritas", "strategi_prioritas")}
    assert nodes == {r.kode_prioritas: r.prioritas for r in said} | {r.kode_strategi: r.strategi for r in said}


def test_visi_stands_word_for_word_and_only_the_misi_that_were_found():
    rpjmd = reference.facts()["rpjmd_2019_2024"]
    assert SIMPUL["visi"].uraian == rpjmd["visi"]
    assert [n.uraian for n in PLAN.simpul if n.jenjang == "misi"] == rpjmd["misi_ditemukan"]
    assert "terpotong" in SIMPUL["misi2"].catatan


def test_the_theme_says_that_its_wording_is_not_known():
    assert SIMPUL["tema"].catatan.startswith("Rumusan tema tidak ditulis dalam sumber")


def test_codes_and_names_are_official_but_for_the_planted_unknown_ones():
    official = {r.kode: r.nama for r in reference.nomenklatur("2023")}
    known = [n for n in PLAN.lines if n.nomenklatur]
    assert all(official[n.nomenklatur] == n.nama for n in known)
    assert all(Kode.parse(n.kode).generic() == n.nomenklatur for n in known)
    unknown = [n for n in PLAN.lines if not n.nomenklatur]
    assert len(unknown) == 5
    assert not any(Kode.parse(n.kode).generic() in official for n in unknown)


def test_opd_codes_name_their_bidang_urusan():
    assert all(bidang_of_opd(o.kode) == list(o.bidang_urusan) for o in PLAN.opd)
    assert len({o.kode for o in PLAN.opd}) == len(PLAN.opd)


def test_places_are_true_villages():
    codes = {r.kode for r in reference.wilayah() if r.kode.startswith("12.07")}
    assert {k for n in PLAN.lines for k, _ in n.tempat} <= codes
    assert {p.wilayah for p in PLAN.paket} - {None} <= codes
    assert len({p.wilayah[:8] for p in PLAN.paket if p.wilayah}) == 22


def test_fund_sources_are_official_and_add_up():
    official = {r.nama for r in reference.sumber_dana()}
    assert {name for n in PLAN.lines for name, _ in n.sumber_dana} <= official
    assert all(sum(rp for _, rp in n.sumber_dana) == n.pagu for n in PLAN.lines if n.sumber_dana)


def test_accounts_of_packages_are_official():
    assert {p.kode_akun for p in PLAN.paket} <= {r.kode for r in reference.akun()}


def test_defects_are_there_and_few():
    subs = [n for n in PLAN.lines if n.jenjang == "sub_kegiatan"]
    for lacking in ("lokasi_teks", "kelompok_sasaran", "sumber_dana", "pagu_maju"):
        share = sum(not getattr(n, lacking) for n in subs) / len(subs)
        assert 0.01 < share < 0.08, lacking
    below = Counter()
    for line in PLAN.lines:
        below[line.induk] += line.pagu
    unequal = [n for n in PLAN.lines if n.jenjang != "sub_kegiatan" and below[n.kunci] != n.pagu]
    assert 18 <= len(unequal) <= 36
    assert LINES[SIX_ZEROS].pagu == 412_000_000_000
    assert sum(len(n.kode.rsplit(".", 1)[1]) == 2 for n in subs) == 12
    assert any(not p.line and not p.kode_sub for p in PLAN.paket)


def test_some_opds_plan_above_their_ceiling_and_most_do_not():
    planned = Counter()
    for line in PLAN.lines:
        planned[line.opd] += line.pagu if line.jenjang == "program" else 0
    limits = {c.opd: c.pagu for c in PLAN.ceilings if c.kind == "opd"}
    over = {opd for opd, pagu in limits.items() if planned[opd] > pagu}
    assert {"dishub", "koperasi", "kec-19"} <= over
    assert len(over) <= 8
    assert {c.kind for c in PLAN.ceilings} == {"daerah", "opd", "program", "sumber_dana", "wilayah"}


def test_contributions_stand_in_every_state_and_keep_the_rules_of_the_tables():
    rows = PLAN.contributions
    assert {c.state for c in rows} == {"diminta", "diterima", "diterima_pada_simpul", "ditolak", "ditarik"}
    assert all(c.reason for c in rows if c.state == "ditolak")
    leads = Counter(c.simpul for c in rows if c.role == "lead" and c.line is None)
    assert set(leads.values()) == {1}
    ties = Counter((c.simpul, c.line) for c in rows if c.line and c.state in ("diminta", "diterima"))
    assert set(ties.values()) == {1}
    assert len({c.asked_days_ago for c in rows if c.state == "diminta"}) > 3


def test_some_sasaran_have_no_lead_and_some_one_opd_alone():
    sasaran = {n.kunci for n in PLAN.simpul if n.jenjang == "sasaran"}
    accepted = {}
    for c in PLAN.contributions:
        if c.state == "diterima":
            accepted.setdefault(c.simpul, set()).add(c.opd)
    led = {c.simpul for c in PLAN.contributions if c.role == "lead"}
    assert sasaran - led == {"s15", "s18"}
    assert len([s for s in sasaran if len(accepted.get(s, ())) == 1]) >= 5
    assert all(any(p.sasaran == s for p in PLAN.supports) for s in sasaran)


def test_there_is_one_account_per_role_for_both_governments():
    for people in (PLAN.people, ketapang_people()):
        roles = {p.role for p in people}
        assert len(roles) == 15
        assert all(p.email.endswith("@contoh.selaras.id") and p.nama.startswith("Contoh ") for p in people)
    names = [p.username for p in (*PLAN.people, *ketapang_people())]
    assert len(names) == len(set(names))


def test_stages_follow_one_another_and_some_are_held_open():
    assert len(PLAN.tahapan) == 13
    assert all(t.opens <= t.closes for t in PLAN.tahapan)
    assert {t.kode for t in PLAN.tahapan if t.extended} == {"ranwal", "rancangan", "forum_opd"}
    assert all(a.closes <= b.closes for a, b in pairwise([t for t in PLAN.tahapan if t.kode[:4] in ("ranc", "revi")]))
