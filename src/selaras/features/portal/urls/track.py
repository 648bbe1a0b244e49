"""The short address of a proposal: /u/DS-22-K7M4P/."""

from django.urls import path

from selaras.features.portal.views import track

app_name = "lacak"
urlpatterns = [
    path("", track.entry, name="entry"),
    path("<str:kode>/", track.page, name="page"),
]
