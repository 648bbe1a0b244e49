"""Public pages: /publik/12.07/2022/…"""

from django.urls import path

from selaras.features.portal.views import pages

app_name = "publik"
urlpatterns = [
    path("", pages.home, name="home"),
    path("rencana/", pages.rencana, name="rencana"),
    path("usulan/", pages.usulan, name="usulan"),
    path("data/", pages.data, name="data"),
    path("data/<str:name>.<str:form>", pages.data_file, name="data.file"),
]
