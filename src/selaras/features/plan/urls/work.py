"""Addresses of the OPDs' work: lines, packages, ceilings, Renja, the map."""

from django.urls import path

from selaras.features.plan.views import ceiling, line, line_edit, map, paket, renja  # noqa: A004

urlpatterns = [
    path("rencana/", renja.index, name="opd.list"),
    path("rencana/<int:pk>/", renja.detail, name="opd.detail"),
    path("rencana/<int:pk>/ajukan/", renja.submit, name="renja.submit"),
    path("rencana/<int:pk>/kembalikan/", renja.send_back, name="renja.return"),
    path("rencana/<int:pk>/verifikasi/", renja.verify, name="renja.verify"),
    path("baris/", line.index, name="line.list"),
    path("baris/unduh.<slug:form>", line.export, name="line.export"),
    path("baris/saran/<slug:what>/", line_edit.hints, name="line.hints"),
    path("baris/tambah/", line_edit.add_form, name="line.form"),
    path("baris/tambah/kirim/", line_edit.add, name="line.add"),
    path("baris/<int:pk>/", line.detail, name="line.detail"),
    path("baris/<int:pk>/ubah/", line_edit.edit_form, name="line.edit_form"),
    path("baris/<int:pk>/ubah/kirim/", line_edit.edit, name="line.edit"),
    path("baris/<int:pk>/keluarkan/", line_edit.remove_form, name="line.remove_form"),
    path("baris/<int:pk>/keluarkan/kirim/", line_edit.remove, name="line.remove"),
    path("baris/<int:pk>/kembalikan/", line_edit.restore, name="line.restore"),
    path("paket/", paket.index, name="paket.list"),
    path("paket/unduh.<slug:form>", paket.export, name="paket.export"),
    path("paket/<int:pk>/", paket.detail, name="paket.detail"),
    path("paket/<int:pk>/hubungkan/", paket.link, name="paket.link"),
    path("peta/", map.index, name="map"),
    path("peta/kecamatan.geojson", map.shapes, name="map.shapes"),
    path("pagu/", ceiling.index, name="ceiling.list"),
    path("pagu/atur/", ceiling.form, name="ceiling.form"),
    path("pagu/atur/kirim/", ceiling.set_limit, name="ceiling.set"),
    path("pagu/<int:pk>/kunci/", ceiling.lock, name="ceiling.lock"),
]
