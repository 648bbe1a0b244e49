"""Addresses of suggestions and of bulk mapping."""

from django.urls import include, path

from selaras.features.plan.views import matching, suggested

taken = [path("", suggested.accept, name="line.edit")]
urlpatterns = [
    path("baris/saran-kode/", suggested.typed, name="line.typed"),
    path("baris/<int:pk>/saran/", suggested.line, name="line.suggested"),
    path("baris/<int:pk>/saran/pakai/", include((taken, "suggested"))),
    path("pemetaan/", matching.index, name="matching.list"),
    path("pemetaan/<int:pk>/", matching.opd, name="matching.opd"),
    path("pemetaan/<int:pk>/pratinjau/", matching.preview, name="matching.preview"),
    path("pemetaan/<int:pk>/terapkan/", matching.apply, name="matching.apply"),
    path("pemetaan/<int:pk>/batalkan/", matching.undo, name="matching.undo"),
]
