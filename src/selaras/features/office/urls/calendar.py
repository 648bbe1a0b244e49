"""Addresses of the calendar of a cycle."""

from django.urls import path

from selaras.features.office.views import calendar

urlpatterns = [
    path("tahapan/", calendar.index, name="stage.list"),
    path("tahapan/baru/", calendar.new_form, name="stage.form"),
    path("tahapan/baru/simpan/", calendar.new, name="stage.set"),
    path("tahapan/buka-kembali/", calendar.reopen_form, name="stage.reopen_form"),
    path("tahapan/buka-kembali/simpan/", calendar.reopen, name="stage.reopen"),
    path("tahapan/penetapan/", calendar.enact_form, name="cycle.enact_form"),
    path("tahapan/penetapan/simpan/", calendar.enact, name="cycle.enact"),
    path("tahapan/<int:pk>/", calendar.detail, name="stage.detail"),
    path("tahapan/<int:pk>/jadwal/", calendar.change, name="stage.set"),
    path("tahapan/<int:pk>/perpanjang/", calendar.extend, name="stage.extend"),
]
