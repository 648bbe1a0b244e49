"""Two writers of one SQLite file: the second waits, comes at once after the first, and gives up with the library's own words."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from selaras.main import sqlite


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Makes connections as the product opens them."""
    made: list[Any] = []
    factory = sqlite.use_safe_library()["factory"]

    def one() -> Any:
        link = factory(tmp_path / "db.sqlite3", timeout=0.5, isolation_level=None, check_same_thread=False)
        made.append(link)
        return link

    first = one()
    first.execute("PRAGMA journal_mode=WAL")
    first.execute("CREATE TABLE row (says TEXT)")
    yield one
    for link in made:
        link.close()


def cursor(link: Any) -> Any:
    return link.cursor(factory=SQLiteCursorWrapper)


@pytest.mark.parametrize("write", ["BEGIN IMMEDIATE", "INSERT INTO row VALUES ('dua')"])
def test_a_writer_waits_for_the_one_before_it(opened: Any, write: str) -> None:
    first, second = opened(), opened()
    cursor(first).execute("BEGIN IMMEDIATE")
    cursor(first).execute("INSERT INTO row VALUES (%s)", ["satu"])
    told: list[str] = []

    def other() -> None:
        cursor(second).execute(write)
        if second.in_transaction:
            cursor(second).execute("INSERT INTO row VALUES ('dua')")
            second.commit()
        told.append("dua")

    thread = threading.Thread(target=other)
    thread.start()
    thread.join(0.1)
    assert told == []  # it waits
    first.commit()
    thread.join(10)
    assert told == ["dua"]
    assert cursor(first).execute("SELECT says FROM row ORDER BY rowid").fetchall() == [("satu",), ("dua",)]


def test_a_writer_gives_up_after_its_time_and_can_try_again(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY", 0.05)
    first, second = opened(), opened()
    cursor(first).execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        cursor(second).execute("BEGIN IMMEDIATE")
    assert not second.in_transaction
    assert cursor(second).execute("SELECT count(*) FROM row").fetchone() == (0,)  # readers never wait
    first.rollback()
    cursor(second).execute("BEGIN IMMEDIATE")
    assert second.in_transaction
    second.rollback()


def test_another_fault_of_a_write_is_not_tried_again(opened: Any) -> None:
    link = opened()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        cursor(link).execute("INSERT INTO nowhere VALUES (1)")
    assert cursor(link).execute("PRAGMA busy_timeout").fetchone() == (sqlite.BUSY * 1000,)
