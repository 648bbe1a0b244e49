from django.urls import path

from selaras.features.alignment.views import temuan as views

urlpatterns = [
    path("", views.home, name="home"),
    path("temuan/", views.index, name="temuan.list"),
    path("temuan/<int:pk>/", views.detail, name="temuan.detail"),
    path("temuan/<int:pk>/abaikan/", views.dismiss, name="temuan.dismiss"),
    path("temuan/<int:pk>/buka/", views.restore, name="temuan.restore"),
    path("temuan/abaikan/<slug:kind>/", views.group, name="temuan.group"),
    path("temuan/abaikan/<slug:kind>/kirim/", views.dismiss_many, name="temuan.dismiss_many"),
]
