from django.urls import path

from selaras.features.search import views

app_name = "search"
urlpatterns = [
    path("cari/", views.index, name="index"),
    path("cari/saran/", views.hints, name="hints"),
]
