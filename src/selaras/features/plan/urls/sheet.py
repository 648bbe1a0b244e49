"""Addresses of imports."""

from django.urls import path

from selaras.features.plan.views import columns, sheet

urlpatterns = [
    path("impor/", sheet.index, name="sheet.list"),
    path("impor/pohon_kinerja.xlsx", sheet.template, name="sheet.template"),
    path("impor/unggah/", sheet.upload, name="sheet.upload"),
    path("impor/pekerjaan/<int:pk>/", sheet.job, name="sheet.job"),
    path("impor/<int:pk>/", sheet.detail, name="sheet.detail"),
    path("impor/<int:pk>/kolom/", columns.show, name="sheet.columns"),
    path("impor/<int:pk>/kolom/cocokkan/", columns.match, name="sheet.map"),
    path("impor/kolom/<int:pk>/lupakan/", columns.forget, name="sheet.forget"),
    path("impor/<int:pk>/masalah.csv", sheet.problems, name="sheet.problems"),
    path("impor/<int:pk>/baris/<int:row>/", sheet.decide, name="sheet.decide"),
    path("impor/<int:pk>/terapkan/", sheet.apply, name="sheet.apply"),
    path("impor/<int:pk>/batalkan/", sheet.take_back, name="sheet.undo"),
]
