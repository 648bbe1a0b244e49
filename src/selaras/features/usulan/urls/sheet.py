"""Addresses of proposal sheets in and out."""

from django.urls import path

from selaras.features.usulan.views import sheet
from selaras.foundation.sheets.urls import addresses

urlpatterns = [
    path("usulan/impor/lembar-usulan.xlsx", sheet.template, name="sheet.template"),
    *addresses(sheet.PAGES, "usulan/impor"),
]
