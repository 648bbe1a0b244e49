"""Addresses of the tree of meaning."""

from django.urls import path

from selaras.features.plan.views import cascade, indikator, prioritas, simpul

urlpatterns = [
    path("kaskade/", cascade.index, name="cascade"),
    path("kaskade/cabang/", cascade.branch, name="cascade.branch"),
    path("prioritas/", prioritas.index, name="prioritas"),
    path("simpul/tambah/", simpul.add_form, name="simpul.form"),
    path("simpul/tambah/simpan/", simpul.add, name="simpul.add"),
    path("simpul/<int:pk>/", cascade.detail, name="simpul.detail"),
    path("simpul/<int:pk>/ubah/", simpul.edit_form, name="simpul.edit_form"),
    path("simpul/<int:pk>/ubah/simpan/", simpul.edit, name="simpul.edit"),
    path("simpul/<int:pk>/pindah/", simpul.move_form, name="simpul.move_form"),
    path("simpul/<int:pk>/pindah/simpan/", simpul.move, name="simpul.move"),
    path("simpul/<int:pk>/keluarkan/", simpul.remove_form, name="simpul.remove_form"),
    path("simpul/<int:pk>/keluarkan/simpan/", simpul.remove, name="simpul.remove"),
    path("simpul/<int:pk>/kembalikan/", simpul.restore, name="simpul.restore"),
    path("<str:kind>/<int:about>/indikator/", indikator.form, name="indikator.form"),
    path("<str:kind>/<int:about>/indikator/<int:pk>/", indikator.form, name="indikator.edit_form"),
    path("<str:kind>/<int:about>/indikator/simpan/", indikator.set_indikator, name="indikator.set"),
]
