"""A queue longer than a page."""

import re

import pytest
from django.test import Client

from selaras.features.usulan.tests import proposals as p
from tests import builders as a


@pytest.mark.django_db
def test_a_queue_of_more_than_one_page_by_time_of_waiting_goes_on_behind_its_last_row() -> None:
    siklus = p.cycle()
    sent = {p.sent(siklus, f"Parit {n}").kode for n in range(27)}
    client = Client()
    client.force_login(a.person("camat", wilayah=a.PERCUT))
    first = client.get("/12.07/2022/usulan/menunggu/").content.decode()
    further = re.search(r"sesudah=([^&\"]+)", first)
    assert further is not None
    second = client.get(f"/12.07/2022/usulan/menunggu/?sesudah={further[1]}").content.decode()
    on = [{kode for kode in sent if kode in page} for page in (first, second)]
    assert [len(each) for each in on] == [25, 2] and on[0] | on[1] == sent
