"""Addresses of the office's own rooms: calendar, people, the whole log."""

from selaras.features.office.urls import calendar, people

app_name = "office"
urlpatterns = [*calendar.urlpatterns, *people.urlpatterns]
