"""Addresses of alignment, one list per subject."""

from selaras.features.alignment.urls import alone, bobot, kemitraan, pasangan, temuan

app_name = "alignment"
urlpatterns = [
    *temuan.urlpatterns,
    *alone.urlpatterns,
    *kemitraan.urlpatterns,
    *pasangan.urlpatterns,
    *bobot.urlpatterns,
]
