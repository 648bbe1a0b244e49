"""Addresses of keys for programs."""

from django.urls import path

from selaras.features.office.views import token

urlpatterns = [
    path("kunci/", token.index, name="token.list"),
    path("kunci/baru/", token.create, name="token.create"),
    path("kunci/<int:pk>/cabut/", token.revoke, name="token.revoke"),
]
