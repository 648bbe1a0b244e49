"""The front door in a real browser."""

import pytest

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.nomenklatur.models import NomenklaturSet
from selaras.foundation.tahapan.actions import open_cycle
from selaras.foundation.verbs.actors import command_line

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_stranger_finds_the_governments_and_the_sign_in(page):
    daerah = Daerah.objects.create(pk="61.04", nama="Kabupaten Ketapang", jenis="kabupaten")
    NomenklaturSet.objects.get_or_create(kode="2023", nama="Nomenklatur 2023", dasar_hukum="—")
    actor = command_line("61.04", "kepala_bappeda")
    open_cycle(daerah, tahun=2022, nomenklatur="2023", layout="l86", actor=actor)
    page.goto("/")
    assert page.get_by_role("link", name="Kabupaten Ketapang").is_visible()
    page.get_by_role("link", name="Masuk").first.click()
    assert page.locator("input[type=password]").is_visible()
    assert page.complaints == []
