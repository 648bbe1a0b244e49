"""Addresses of sealed versions and their comparison."""

from django.urls import path

from selaras.features.plan.views import version

urlpatterns = [
    path("versi/", version.index, name="version.list"),
    path("versi/segel/", version.seal, name="version.seal"),
    path("versi/banding/", version.compare, name="version.compare"),
    path("versi/banding/unduh.<slug:form>", version.export, name="version.export"),
]
