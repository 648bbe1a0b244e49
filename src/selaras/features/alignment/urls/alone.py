"""Addresses of working alone: who could be talked with, and the map that connects work and purpose."""

from django.urls import path

from selaras.features.alignment.views import alone, sambung

urlpatterns = [
    path("kesendirian/", alone.index, name="alone.list"),
    path("kesendirian/unduh.<slug:form>", alone.export, name="alone.export"),
    path("kesendirian/<int:opd>/", alone.detail, name="alone.detail"),
    path("peta-sambung/", sambung.index, name="sambung"),
    path("peta-sambung/hubungkan/", sambung.claim_many, name="contribution.claim_many"),
    path("peta-sambung/batalkan/<int:entry>/", sambung.withdraw_many, name="contribution.withdraw_many"),
    path("peta-sambung/desa/", sambung.villages, name="sambung.desa"),
]
