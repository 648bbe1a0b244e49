"""Addresses of proposals in plan lines."""

from django.urls import path

from selaras.features.usulan.views import work

urlpatterns = [
    path("usulan/<int:pk>/tempat/", work.place_form, name="place.form"),
    path("usulan/<int:pk>/tempatkan/", work.place, name="place"),
    path("usulan/tempat/<int:pk>/keluarkan/", work.unplace, name="unplace"),
    path("usulan/tempat/<int:pk>/kelanjutan/", work.fate, name="fate"),
]
