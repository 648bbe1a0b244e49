"""Addresses of the plan, one list per subject."""

from selaras.features.plan.urls import bridge, sheet

app_name = "plan"
urlpatterns = [*bridge.urlpatterns, *sheet.urlpatterns]
