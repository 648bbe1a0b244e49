"""The independent verifier finds every change in an exported chain, and agrees with the product on a whole one."""

import importlib.util
import json
from pathlib import Path

import pytest

from selaras.foundation.verbs import chain

TOOL = Path(__file__).resolve().parents[2] / "tools" / "periksa.py"
_spec = importlib.util.spec_from_file_location("periksa", TOOL)
periksa = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(periksa)


def _chain(size: int) -> list[str]:
    prev, lines = chain.EMPTY, []
    for seq in range(1, size + 1):
        body = chain.canonical({"seq": seq, "verb": "plan.line.edit", "note": f"catatan é {seq}"})
        digest = chain.link(prev, body)
        lines.append(json.dumps({"prev": prev, "hash": digest, "body": body}, ensure_ascii=False))
        prev = digest
    return lines


def _file(tmp_path: Path, lines: list[str]) -> str:
    path = tmp_path / "rantai.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_a_whole_chain_is_whole_and_its_head_is_said(tmp_path, capsys):
    lines = _chain(5)
    assert periksa.main([_file(tmp_path, lines), "--kepala", json.loads(lines[-1])["hash"]]) == 0
    assert json.loads(lines[-1])["hash"] in capsys.readouterr().out


def _edited(lines):
    entry = json.loads(lines[2])
    entry["body"] = entry["body"].replace("catatan", "catatn")
    return [*lines[:2], json.dumps(entry), *lines[3:]]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("an edit", _edited),
        ("a deletion", lambda lines: [*lines[:2], *lines[3:]]),
        ("a swap", lambda lines: [*lines[:2], lines[3], lines[2], lines[4]]),
        ("an insertion", lambda lines: [*lines[:2], lines[1], *lines[2:]]),
        ("rubbish", lambda lines: [*lines[:2], "{", *lines[3:]]),
    ],
)
def test_every_change_is_found_and_the_first_bad_entry_named(tmp_path, capsys, name, change):
    assert periksa.main([_file(tmp_path, change(_chain(5)))]) == 1
    assert "RUSAK: entri 3" in capsys.readouterr().out


def test_a_cut_chain_is_found_by_whoever_kept_its_head(tmp_path):
    lines = _chain(5)
    head = json.loads(lines[-1])["hash"]
    assert periksa.main([_file(tmp_path, lines[:4])]) == 0
    assert periksa.main([_file(tmp_path, lines[:4]), "--kepala", head]) == 1
    assert periksa.main([_file(tmp_path, lines), "--kepala", json.loads(lines[2])["hash"], "--jumlah", "3"]) == 0


def test_the_verifier_is_short_and_knows_nothing_of_selaras():
    text = TOOL.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    assert "import selaras" not in text
    assert "from selaras" not in text
