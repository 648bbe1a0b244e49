"""Addresses of the plan, one list per subject."""

from selaras.features.plan.urls import bridge, cascade, sheet, suggested, version, work

app_name = "plan"
urlpatterns = [
    *cascade.urlpatterns,
    *bridge.urlpatterns,
    *sheet.urlpatterns,
    *version.urlpatterns,
    *suggested.urlpatterns,
    *work.urlpatterns,
]
