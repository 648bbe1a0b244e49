"""Addresses of alignment, one list per subject."""

from selaras.features.alignment.urls import pasangan, temuan

app_name = "alignment"
urlpatterns = [*temuan.urlpatterns, *pasangan.urlpatterns]
