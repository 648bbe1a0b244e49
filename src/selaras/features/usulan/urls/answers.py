"""Addresses of answers on paper and of the figures of service."""

from django.urls import path

from selaras.features.usulan.views import answers

urlpatterns = [
    path("usulan/jawaban/", answers.answers, name="answers"),
    path("usulan/jawaban/desa.pdf", answers.answers_village, name="answers.village"),
    path("usulan/layanan/", answers.service, name="service"),
    path("usulan/layanan.<slug:form>", answers.service_file, name="service.file"),
]
