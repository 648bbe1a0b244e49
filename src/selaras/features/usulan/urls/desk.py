"""Addresses of the list, the queue, and one proposal with its ladder."""

from django.urls import path

from selaras.features.usulan.views import answer, desk

urlpatterns = [
    path("usulan/", desk.index, name="list"),
    path("usulan/menunggu/", desk.queue, name="queue"),
    path("usulan/menunggu/rekomendasi/", answer.recommend_many, name="recommend_many"),
    path("usulan/menunggu/putusan/", answer.decide_many, name="decide_many"),
    path("usulan/daftar.<str:form>", desk.export, name="export"),
    path("usulan/<int:pk>/", desk.detail, name="detail"),
    path("usulan/<int:pk>/rekomendasi/", answer.recommend, name="recommend"),
    path("usulan/<int:pk>/putusan/", answer.decide, name="decide"),
    path("usulan/<int:pk>/akhiri/", answer.close, name="close"),
    path("usulan/<int:pk>/opd/", answer.redirect, name="redirect"),
    path("usulan/<int:pk>/petugas/", answer.assign, name="assign"),
    path("usulan/<int:pk>/catatan/", answer.note, name="note"),
    path("usulan/<int:pk>/gabung/", answer.merge_form, name="merge.form"),
    path("usulan/<int:pk>/gabungkan/", answer.merge, name="merge"),
    path("usulan/<int:pk>/pisahkan/", answer.split, name="split"),
]
