"""The script ./selaras on machines that are not as one would wish."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BARE = {"PATH": "/usr/bin:/bin", "HOME": "", "SELARAS_PYTHON": sys.executable}


@pytest.fixture
def checkout(tmp_path):
    """A small checkout in a path with spaces, with nothing to install and a command line that echoes."""
    root = tmp_path / "ruang rencana"
    cli = root / "src" / "selaras" / "main" / "cli"
    cli.mkdir(parents=True)
    shutil.copy(ROOT / "selaras", root / "selaras")
    for name in ("constraints.txt", "constraints-dev.txt"):
        (root / name).write_text("# nothing\n")
    for folder in (cli, cli.parent, cli.parent.parent):
        (folder / "__init__.py").touch()
    (cli / "__main__.py").write_text("import os, sys\nprint(os.environ['SELARAS_ROOT'], *sys.argv[1:], sep='|')\n")
    return root


def _call(program, *words, **environ):
    command = [str(program), *words]
    return subprocess.run(command, env={**BARE, **environ}, cwd="/", capture_output=True, text=True, check=False)


def test_it_works_by_a_link_from_another_folder_with_an_empty_home(checkout, tmp_path):
    link = tmp_path / "tautan"
    link.symlink_to(checkout / "selaras")
    done = _call(link, "init", "--data", "a b")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{checkout}|init|--data|a b\n"
    assert "Menyiapkan lingkungan Python" in done.stderr


def test_a_second_start_installs_nothing_and_says_nothing(checkout):
    _call(checkout / "selaras")
    again = _call(checkout / "selaras", "check")
    assert (again.stdout, again.stderr) == (f"{checkout}|check\n", "")
    (checkout / "constraints.txt").write_text("# another version\n")
    assert "Memasang paket" in _call(checkout / "selaras", "check").stderr


def test_a_python_that_does_not_start_is_passed_over(checkout, tmp_path):
    shims = tmp_path / "shims"
    shims.mkdir()
    for name in ("python3.14", "python3.13", "python3.12", "python3"):
        (shims / name).write_text("#!/bin/sh\necho 'shim: command not found' >&2\nexit 127\n")
        (shims / name).chmod(0o755)
    good = tmp_path / "pyenv" / "versions" / "3.12.99" / "bin"
    good.mkdir(parents=True)
    (good / "python").symlink_to(sys.executable)
    environ = {"PATH": f"{shims}:/usr/bin:/bin", "SELARAS_PYTHON": "", "PYENV_ROOT": str(tmp_path / "pyenv")}
    done = _call(checkout / "selaras", "check", **environ)
    assert done.returncode == 0, done.stderr
    assert str(good) in done.stderr


def test_without_any_python_it_says_what_to_install_in_both_languages(checkout, tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("dirname", "readlink", "cmp", "rm", "cp"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    environ = {"PATH": str(tools), "SELARAS_PYTHON": "", "PYENV_ROOT": str(tmp_path / "none")}
    if _has_system_python():
        pytest.skip("mesin ini punya Python yang selalu ditemukan")
    done = _call(checkout / "selaras", "demo", **environ)
    assert done.returncode == 1
    assert "Python 3.12 atau lebih baru" in done.stderr
    assert "Selaras needs Python 3.12" in _call(checkout / "selaras", LANG="en_US.UTF-8", **environ).stderr


def _has_system_python() -> bool:
    places = ("/usr/local/bin", "/usr/bin")
    found = [p for place in places for p in Path(place).glob("python3.1[2-9]") if os.access(p, os.X_OK)]
    return bool(found or list(Path("/opt").glob("python3*/bin/python3")))
