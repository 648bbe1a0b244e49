"""Addresses of the exchange with other systems."""

from django.urls import path

from selaras.features.exchange.views import sipd

app_name = "exchange"
urlpatterns = [
    path("pertukaran/sipd/", sipd.index, name="sipd"),
    path("pertukaran/sipd/usulan.<str:form>", sipd.usulan, name="sipd.usulan"),
]
