from django.urls import path

from selaras.features.alignment.views import bobot as views

urlpatterns = [
    path("tumpang-tindih/bobot/", views.index, name="bobot.list"),
    path("tumpang-tindih/bobot/hitung/", views.refit, name="bobot.refit"),
    path("tumpang-tindih/bobot/bawaan/", views.restore, name="bobot.restore"),
    path("tumpang-tindih/bobot/<int:pk>/pakai/", views.choose, name="bobot.choose"),
]
