"""Addresses of forums: ranks, and the routes of the cycle."""

from django.urls import path

from selaras.features.usulan.views import forum

urlpatterns = [
    path("usulan/peringkat/", forum.rank_page, name="rank_page"),
    path("usulan/peringkat/simpan/", forum.rank, name="rank"),
    path("usulan/jalur/", forum.route_page, name="route_page"),
    path("usulan/jalur/simpan/", forum.route_set, name="route.set"),
]
