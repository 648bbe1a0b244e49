"""Addresses of proposals, one list per subject."""

from selaras.features.usulan.urls import answers, desk, forum, intake, sheet, work

app_name = "usulan"
urlpatterns = [
    *intake.urlpatterns,
    *sheet.urlpatterns,
    *forum.urlpatterns,
    *work.urlpatterns,
    *answers.urlpatterns,
    *desk.urlpatterns,
]
