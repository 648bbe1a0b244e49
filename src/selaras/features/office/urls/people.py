"""Addresses of people and grants."""

from django.urls import path

from selaras.features.office.views import people

urlpatterns = [
    path("orang/", people.index, name="people.list"),
    path("orang/baru/", people.account_form, name="people.form"),
    path("orang/baru/simpan/", people.create, name="account.create"),
    path("orang/<int:pk>/", people.detail, name="people.detail"),
    path("orang/<int:pk>/beri/", people.give, name="grant.give"),
    path("orang/<int:pk>/tutup/", people.close, name="account.close"),
    path("orang/hak/<int:pk>/akhiri/", people.end, name="grant.end"),
]
