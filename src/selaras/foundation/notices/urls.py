from django.urls import path

from selaras.foundation.notices import views

app_name = "notices"
urlpatterns = [
    path("pemberitahuan/", views.index, name="list"),
    path("pemberitahuan/jumlah/", views.count, name="count"),
    path("pemberitahuan/dibaca/", views.read, name="read"),
]
