"""Addresses of the whole history."""

from django.urls import path

from selaras.features.office.views import log

urlpatterns = [
    path("jejak/", log.index, name="log.list"),
    path("jejak/unduh.jsonl", log.export, name="log.export"),
]
