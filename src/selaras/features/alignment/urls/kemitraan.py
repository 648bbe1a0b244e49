from django.urls import path

from selaras.features.alignment.views import kemitraan as views

urlpatterns = [
    path("kemitraan/", views.index, name="kemitraan.list"),
    path("kemitraan/daftar.<str:form>", views.export, name="kemitraan.export"),
    path("kemitraan/usulkan/", views.form, name="kemitraan.form"),
    path("kemitraan/sisa/", views.left, name="kemitraan.left"),
    path("kemitraan/kirim/", views.propose, name="kemitraan.propose"),
    path("kemitraan/<int:pk>/", views.detail, name="kemitraan.detail"),
    path("kemitraan/<int:pk>/ubah/", views.edit_form, name="kemitraan.edit_form"),
    path("kemitraan/<int:pk>/ubah/kirim/", views.edit, name="kemitraan.edit"),
    path("kemitraan/<int:pk>/batalkan/", views.cancel_form, name="kemitraan.cancel_form"),
    path("kemitraan/<int:pk>/batalkan/kirim/", views.cancel, name="kemitraan.cancel"),
    path("kemitraan/bagian/<int:pk>/setuju/", views.agree, name="kemitraan.agree"),
    path("kemitraan/bagian/<int:pk>/tolak/", views.refuse, name="kemitraan.refuse"),
]
