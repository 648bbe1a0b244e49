"""What nobody claimed is forgotten after a week; what is claimed, shared, or still waited for stays."""

import os
import time
from datetime import timedelta

import pytest
from django.tasks import default_task_backend

from selaras.foundation.files import actions, queries, storage
from selaras.foundation.files.actions import claim, forget_unclaimed, prepare_photo, resume, take
from selaras.foundation.files.models import Attachment
from selaras.foundation.files.tests import photos
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import public
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


def photo(content=None, *, days=0, ready=True, thing_id=None):
    daerah = a.daerah()
    row = take(photos.upload(content or photos.jpeg()), actor=public(daerah.pk), daerah=daerah)
    if thing_id:
        claim([row.token], thing="usulan.usulan", thing_id=thing_id, actor=public(daerah.pk), daerah=daerah)
    if ready:
        prepare_photo.call(row.pk)
    Attachment.objects.filter(pk=row.pk).update(created_at=clock.now() - timedelta(days=days))
    row.refresh_from_db()
    return row


def test_only_what_is_unclaimed_for_more_than_seven_days_is_forgotten_with_its_files(files):
    old = photo(photos.jpeg(101), days=8)
    unread = photo(photos.jpeg(102), days=8, ready=False)
    young = photo(photos.jpeg(103), days=6)
    used = photo(photos.jpeg(104), days=400, thing_id=3)
    assert {old, unread} == set(queries.unclaimed(clock.now() - actions.UNCLAIMED_KEPT))
    forget_unclaimed.call()
    assert set(Attachment.objects.all()) == {young, used}
    assert files() == set(queries.named_files())
    assert len(files()) == 4


def test_a_copy_that_another_photo_shares_stays(files):
    old, used = photo(days=8), photo(days=8, thing_id=3)
    assert old.sha256 == used.sha256
    forget_unclaimed.call()
    assert Attachment.objects.get() == used
    assert files() == set(queries.named_files())


def test_litter_in_incoming_goes_after_a_day_and_what_waits_stays(files, data):
    waits = photo(ready=False)
    folder = data / "files" / "incoming"
    yesterday = time.time() - 25 * 3600
    for name, at in (("lama", yesterday), ("setengah.123.part", yesterday), ("baru", time.time())):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (at, at))
    os.utime(folder / waits.token, (yesterday, yesterday))
    forget_unclaimed.call()
    assert files() == {f"incoming/{waits.token}", "incoming/baru"}


def test_after_a_power_cut_what_waits_is_queued_again(data):
    waits = photo(ready=False)
    photo(photos.jpeg(101))
    default_task_backend.clear()
    assert resume() == 1
    assert [result.args for result in default_task_backend.results] == [[waits.pk]]


def test_while_a_backup_is_taken_no_original_goes_away(files):
    row = photo(ready=False)
    with storage.holding_originals():
        prepare_photo.call(row.pk)
        assert f"incoming/{row.token}" in files()
    prepare_photo.call(row.pk)
    assert files() == set(queries.named_files())
