"""The client in the documentation works as it is printed there."""

import io
import re
import urllib.error
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import builders as a
from tests.permissions.world import build

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs" / "developing" / "api.md"


def _open(request: Any, timeout: int) -> io.BytesIO:
    """urlopen over the test client."""
    headers = dict(request.header_items())
    kind = headers.pop("Content-type", "application/json")
    send = Client().post if request.data else Client().get
    more = {"data": request.data, "content_type": kind} if request.data else {}
    answer = send(request.selector, headers=headers, **more)
    if answer.status_code >= 400:
        raise urllib.error.HTTPError(request.full_url, answer.status_code, "", Message(), io.BytesIO(answer.content))
    return io.BytesIO(answer.content)


def test_the_printed_client_submits_once_reads_what_waits_and_decides() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    space: dict[str, Any] = {}
    exec(code[1], space)
    here = build(stage="forum_opd")

    def client(role: str) -> Any:
        return space["Selaras"]("http://testserver", a.key(a.person(role, opd=here.one)), "12.07", 2022, _open)

    planner, head = client("perencana_opd"), client("kepala_opd")
    wish = {"asal": "opd", "judul": "Parit Jalan Mesjid", "wilayah": a.SAENTIS, "opd": here.one.pk}
    kode = planner.submit("kiriman-0007", **wish)
    assert planner.submit("kiriman-0007", **wish) == kode
    row = next(row for row in head.every("/menunggu?") if row["kode"] == kode)
    assert head.decide(row, "diterima")["langkah"] == "mitra"
    with pytest.raises(RuntimeError, match="Orang lain sudah mengubahnya"):
        head.decide(next(r for r in head.every("/menunggu?")) | {"versi": 99}, "diterima")
