from django.urls import path

from selaras.features.alignment.views import pasangan as views

urlpatterns = [
    path("tumpang-tindih/", views.desk, name="pasangan.desk"),
    path("tumpang-tindih/serupa/", views.alike, name="line.alike"),
    path("tumpang-tindih/daftar/", views.index, name="pasangan.list"),
    path("tumpang-tindih/rapat/", views.meeting, name="pasangan.meeting"),
    path("tumpang-tindih/kelompok/", views.groups, name="pasangan.groups"),
    path("tumpang-tindih/daftar.<slug:form>", views.export, name="pasangan.export"),
    path("tumpang-tindih/<int:pk>/", views.detail, name="pasangan.detail"),
    path("tumpang-tindih/<int:pk>/usulkan/", views.propose, name="pasangan.propose"),
    path("tumpang-tindih/<int:pk>/setujui/", views.confirm, name="pasangan.confirm"),
    path("tumpang-tindih/<int:pk>/keberatan/", views.object_to, name="pasangan.object"),
    path("tumpang-tindih/<int:pk>/tarik/", views.withdraw, name="pasangan.withdraw"),
    path("tumpang-tindih/<int:pk>/rapat/", views.meet, name="pasangan.meet"),
    path("tumpang-tindih/<int:pk>/buka/", views.reopen, name="pasangan.reopen"),
    path("tumpang-tindih/<int:pk>/laksanakan/", views.carry_out, name="pasangan.carry_out"),
]
