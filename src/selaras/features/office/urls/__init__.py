"""Addresses of the office's own rooms: calendar, people, the whole log, keys for programs."""

from selaras.features.office.urls import calendar, log, people, token

app_name = "office"
urlpatterns = [*calendar.urlpatterns, *people.urlpatterns, *log.urlpatterns, *token.urlpatterns]
