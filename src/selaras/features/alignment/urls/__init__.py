"""Addresses of alignment, one list per subject."""

from selaras.features.alignment.urls import kemitraan, temuan

app_name = "alignment"
urlpatterns = [*temuan.urlpatterns, *kemitraan.urlpatterns]
