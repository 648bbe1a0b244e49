"""Addresses of the office's own rooms: calendar, people, the whole log."""

from selaras.features.office.urls import calendar, log, people

app_name = "office"
urlpatterns = [*calendar.urlpatterns, *people.urlpatterns, *log.urlpatterns]
