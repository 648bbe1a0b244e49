from django.urls import path

from selaras.features.documents import views

app_name = "documents"
urlpatterns = [
    path("dokumen/", views.index, name="list"),
    path("dokumen/buat/", views.make, name="file.make"),
    path("dokumen/pekerjaan/<int:pk>/", views.job, name="job"),
    path("dokumen/<int:pk>/unduh/", views.download, name="download"),
    path("dokumen/rkpd/", views.chapters, name="chapters"),
    path("dokumen/rkpd/<str:bagian>/", views.narasi_form, name="narasi.form"),
    path("dokumen/rkpd/<str:bagian>/simpan/", views.narasi_edit, name="narasi.edit"),
]
