"""The page in the room where a snapshot is published."""

from django.urls import path

from selaras.features.portal.views import publish

app_name = "portal"
urlpatterns = [
    path("terbitan/", publish.index, name="list"),
    path("terbitan/terbitkan/", publish.send, name="publish"),
]
