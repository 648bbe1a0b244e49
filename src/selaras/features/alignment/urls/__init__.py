"""Addresses of alignment, one list per subject."""

from selaras.features.alignment.urls import alone, temuan

app_name = "alignment"
urlpatterns = [*temuan.urlpatterns, *alone.urlpatterns]
from selaras.features.alignment.urls import kemitraan, temuan

app_name = "alignment"
urlpatterns = [*temuan.urlpatterns, *kemitraan.urlpatterns]
