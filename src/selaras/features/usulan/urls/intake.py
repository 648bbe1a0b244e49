"""Addresses of taking in: form, drafts, receipt, the lane of the people, the catalogue."""

from django.urls import include, path

from selaras.features.usulan.views import intake, kamus, photos, public, repair, suggested

people = [
    path("", public.new, name="new"),
    path("kirim/", public.submit, name="submit"),
    path("terima/", public.receipt, name="receipt"),
]
urlpatterns = [
    path("usulan/baru/", intake.new, name="new"),
    path("usulan/baru/kirim/", intake.submit, name="submit"),
    path("usulan/baru/simpan/", intake.draft, name="draft"),
    path("usulan/baru/serupa/", intake.similar, name="similar"),
    path("usulan/baru/saran/", suggested.intake, name="suggested"),
    path("usulan/draf/", intake.drafts, name="draft.list"),
    path("usulan/peta.geojson", intake.shapes, name="shapes"),
    path("usulan/formulir.pdf", intake.paper, name="paper"),
    path("usulan/foto/<int:photo>/", photos.look, name="photo"),
    path("usulan/foto/<int:photo>/keadaan/", photos.state, name="photo.state"),
    path("usulan/warga/", include((people, "public"))),
    path("usulan/kamus/", kamus.index, name="kamus.list"),
    path("usulan/kamus/atur/", kamus.form, name="kamus.form"),
    path("usulan/kamus/atur/kirim/", kamus.keep, name="kamus.set"),
    path("usulan/kamus/saran/", kamus.hints, name="kamus.hints"),
    path("usulan/<int:pk>/terima/", intake.receipt, name="receipt"),
    path("usulan/<int:pk>/saran/", suggested.desk, name="suggested.desk"),
    path("usulan/<int:pk>/dukung/", intake.support, name="support"),
    path("usulan/<int:pk>/lengkapi/", repair.edit_form, name="edit_form"),
    path("usulan/<int:pk>/lengkapi/kirim/", repair.edit, name="edit"),
    path("usulan/<int:pk>/tarik/", repair.withdraw_form, name="withdraw_form"),
    path("usulan/<int:pk>/tarik/kirim/", repair.withdraw, name="withdraw"),
]
