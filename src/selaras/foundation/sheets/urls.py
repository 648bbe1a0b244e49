"""Addresses of the pages of one desk, below the folder where its room keeps them."""

from django.urls import URLPattern, path

from selaras.foundation.sheets.views import Pages
from selaras.foundation.verbs.web import doing, reading


def addresses(pages: Pages, folder: str) -> list[URLPattern]:
    """Every address of an import; a name is its verb without the first part."""
    own, verbs = pages.room.partition(":")[2], pages.desk.verbs
    one = f"{folder}/<int:pk>"
    return [
        path(f"{folder}/", reading(pages.index), name=f"{own}.list"),
        path(f"{folder}/unggah/", doing(verbs.upload, once=True)(pages.upload), name=f"{own}.upload"),
        path(f"{folder}/pekerjaan/<int:pk>/", reading(pages.job), name=f"{own}.job"),
        path(f"{folder}/kolom/<int:pk>/lupakan/", doing(verbs.forget)(pages.forget), name=f"{own}.forget"),
        path(f"{one}/", reading(pages.detail), name=f"{own}.detail"),
        path(f"{one}/kolom/", reading(pages.columns), name=f"{own}.columns"),
        path(f"{one}/kolom/cocokkan/", doing(verbs.map, once=True)(pages.match), name=f"{own}.map"),
        path(f"{one}/masalah.csv", reading(pages.problems), name=f"{own}.problems"),
        path(f"{one}/baris/<int:row>/", doing(verbs.decide)(pages.decide), name=f"{own}.decide"),
        path(f"{one}/terapkan/", doing(verbs.apply, once=True)(pages.apply), name=f"{own}.apply"),
        path(f"{one}/batalkan/", doing(verbs.undo)(pages.take_back), name=f"{own}.undo"),
    ]
