"""Addresses of imports."""

from django.urls import path

from selaras.features.plan.views import sheet
from selaras.foundation.sheets.urls import addresses

urlpatterns = [
    path("impor/pohon_kinerja.xlsx", sheet.template, name="sheet.template"),
    *addresses(sheet.PAGES, "impor"),
]
