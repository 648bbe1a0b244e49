"""Addresses of contributions and the weave."""

from django.urls import path

from selaras.features.plan.views import bridge, weave

urlpatterns = [
    path("kontribusi/", bridge.index, name="contribution.list"),
    path("kontribusi/ajak/", bridge.ask_form, name="contribution.form"),
    path("kontribusi/ajak/kirim/", bridge.ask, name="contribution.ask"),
    path("kontribusi/<int:pk>/", bridge.detail, name="contribution.detail"),
    path("kontribusi/<int:pk>/terima/", bridge.accept, name="contribution.accept"),
    path("kontribusi/<int:pk>/tolak/", bridge.refuse, name="contribution.refuse"),
    path("kontribusi/<int:pk>/tarik/", bridge.withdraw, name="contribution.withdraw"),
    path("baris/<int:line>/hubungkan/", bridge.claim_form, name="contribution.claim_form"),
    path("baris/<int:line>/hubungkan/kirim/", bridge.claim, name="contribution.claim"),
    path("simpul/<int:simpul>/pemimpin/", bridge.lead_form, name="lead.form"),
    path("simpul/<int:simpul>/pemimpin/tetapkan/", bridge.set_lead, name="lead.set"),
    path("anyaman/", weave.index, name="weave"),
    path("anyaman/unduh.<slug:form>", weave.export, name="weave.export"),
    path("anyaman/<int:sasaran>/<int:opd>/", weave.knot, name="weave.knot"),
]
