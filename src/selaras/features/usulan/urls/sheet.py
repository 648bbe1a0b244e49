"""Addresses of proposal sheets in and out."""

from django.urls import path

from selaras.features.usulan.views import sheet

urlpatterns = [
    path("usulan/impor/", sheet.index, name="sheet.list"),
    path("usulan/impor/lembar-usulan.xlsx", sheet.template, name="sheet.template"),
    path("usulan/impor/unggah/", sheet.upload, name="sheet.upload"),
    path("usulan/impor/pekerjaan/<int:pk>/", sheet.job, name="sheet.job"),
    path("usulan/impor/<int:pk>/", sheet.detail, name="sheet.detail"),
    path("usulan/impor/<int:pk>/masalah.csv", sheet.problems, name="sheet.problems"),
    path("usulan/impor/<int:pk>/baris/<int:row>/", sheet.decide, name="sheet.decide"),
    path("usulan/impor/<int:pk>/terapkan/", sheet.apply, name="sheet.apply"),
    path("usulan/impor/<int:pk>/batalkan/", sheet.take_back, name="sheet.undo"),
]
