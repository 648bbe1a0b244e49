"""Addresses of the plan, one list per subject."""

from selaras.features.plan.urls import bridge, cascade, sheet, version, work

app_name = "plan"
urlpatterns = [*cascade.urlpatterns, *bridge.urlpatterns, *sheet.urlpatterns, *version.urlpatterns, *work.urlpatterns]
