"""Every kind of finding, in the order in which people should look at them. One file each."""

from collections.abc import Iterable, Iterator

from selaras.features.alignment.findings import (
    alasan_tanpa_fakta,
    baris_ganda,
    baris_usulan_tempat_lain,
    desa_tanpa_baris,
    gabung_belum_selesai,
    indikator_tanpa_target,
    jumlah_anak_beda,
    kode_beda_jenjang,
    kode_tidak_dikenal,
    kode_usang,
    nama_beda_nomenklatur,
    opd_baru_dari_impor,
    opd_kembar,
    opd_tidak_disebut,
    pagu_janggal,
    pagu_melebihi_batas,
    paket_kode_ganda,
    paket_tanpa_baris,
    permintaan_lama,
    prioritas_tanpa_baris,
    prioritas_tanpa_pagu,
    prioritas_tanpa_pemimpin,
    prioritas_tanpa_sasaran,
    sasaran_sendirian,
    sasaran_tanpa_baris,
    sasaran_tanpa_pagu,
    sasaran_tanpa_pemimpin,
    sumber_dana_beda,
    sumber_tanpa_isian,
    tanpa_indikator,
    tanpa_induk,
    tanpa_kelompok_sasaran,
    tanpa_lokasi,
    tanpa_pagu,
    tanpa_prakiraan_maju,
    tanpa_sasaran,
    tanpa_sumber_dana,
    usulan_berulang,
    usulan_lewat_batas,
    usulan_tanpa_baris,
)
from selaras.features.alignment.findings.base import BAPPEDA, Found, Kind, Scene

_MODULES = (
    tanpa_sasaran,
    sasaran_tanpa_pemimpin,
    sasaran_tanpa_baris,
    sasaran_tanpa_pagu,
    sasaran_sendirian,
    prioritas_tanpa_sasaran,
    prioritas_tanpa_pemimpin,
    prioritas_tanpa_baris,
    prioritas_tanpa_pagu,
    permintaan_lama,
    gabung_belum_selesai,
    usulan_lewat_batas,
    usulan_tanpa_baris,
    alasan_tanpa_fakta,
    desa_tanpa_baris,
    baris_usulan_tempat_lain,
    usulan_berulang,
    jumlah_anak_beda,
    pagu_melebihi_batas,
    pagu_janggal,
    sumber_dana_beda,
    baris_ganda,
    tanpa_pagu,
    indikator_tanpa_target,
    tanpa_indikator,
    tanpa_lokasi,
    tanpa_sumber_dana,
    tanpa_kelompok_sasaran,
    tanpa_prakiraan_maju,
    tanpa_induk,
    kode_tidak_dikenal,
    kode_usang,
    kode_beda_jenjang,
    nama_beda_nomenklatur,
    paket_tanpa_baris,
    paket_kode_ganda,
    opd_baru_dari_impor,
    opd_kembar,
    opd_tidak_disebut,
    sumber_tanpa_isian,
)
KINDS: dict[str, Kind] = {module.KIND.code: module.KIND for module in _MODULES}


def find(scene: Scene, kinds: Iterable[Kind] = ()) -> Iterator[tuple[Kind, Found]]:
    """Everything found in a scene, kind by kind."""
    for kind in kinds or KINDS.values():
        for found in kind.find(scene):
            yield kind, found


def owner_of(kind: Kind, found: Found, scene: Scene) -> str:
    """Who sets it right: the OPD of the line, or Bappeda where no OPD is named."""
    if found.opd is None or scene.pseudo(found.opd):
        return BAPPEDA
    return kind.owner
