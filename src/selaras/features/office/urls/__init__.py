"""Addresses of the office's own rooms: calendar, people, the whole log."""

from selaras.features.office.urls import calendar

app_name = "office"
urlpatterns = [*calendar.urlpatterns]
