"""Shapes of a real plan: medians and spreads of pagu, funds and target groups by bidang urusan.

Medians (rupiah) and spreads (standard deviation of the logarithm) are those of the sub kegiatan of Ketapang 2022.
"""

PENUNJANG = (31_650_000, 1.5)
PAGU = {
    "1.01": (341_600_000, 1.5), "1.02": (387_200_000, 1.5), "1.03": (720_000_000, 1.5), "1.04": (576_400_000, 1.5),
    "1.05": (174_300_000, 1.5), "1.06": (111_200_000, 1.5), "2.07": (45_500_000, 0.7), "2.08": (24_600_000, 1.02),
    "2.09": (67_400_000, 1.28), "2.10": (64_600_000, 0.6), "2.11": (190_200_000, 1.5), "2.12": (36_000_000, 1.12),
    "2.13": (306_300_000, 1.37), "2.14": (139_400_000, 1.5), "2.15": (231_700_000, 1.45), "2.16": (52_400_000, 0.84),
    "2.17": (41_600_000, 1.23), "2.18": (117_500_000, 0.83), "2.19": (124_400_000, 1.5), "2.20": (93_800_000, 0.46),
    "2.21": (46_600_000, 0.5), "2.22": (234_300_000, 1.5), "2.23": (9_300_000, 0.96), "2.24": (98_000_000, 0.62),
    "3.25": (151_800_000, 1.44), "3.26": (60_200_000, 1.5), "3.27": (386_500_000, 1.5), "3.30": (47_400_000, 1.14),
    "3.31": (48_400_000, 1.48), "3.32": (328_900_000, 1.5), "4.01": (670_900_000, 1.28), "4.02": (139_800_000, 1.5),
    "5.01": (117_200_000, 1.08), "5.02": (196_100_000, 0.97), "5.03": (49_200_000, 1.38), "5.04": (240_000_000, 1.0),
    "5.05": (111_100_000, 1.45), "6.01": (227_400_000, 0.79), "7.01": (11_200_000, 1.14), "8.01": (45_100_000, 1.5),
}  # fmt: skip
# Share (per cent) of an OPD's pagu that one sub kegiatan takes, where it has it: salaries, and money handed on.
SALARY = "X.XX.01.2.02.0001"
SALARY_SHARE = {"disdik": 62, "dinkes": 44, "bpkad": 8, "pupr": 9, "setda": 26, "setwan": 24}
SALARY_USUAL = 36
HANDED_ON = {"bpkad": ("5.02.02.2.04.0008", 74)}  # bantuan keuangan to the villages
# Supporting sub kegiatan in the order in which real OPDs have them most often.
SUPPORT = (
    "2.02.0001", "2.08.0002", "2.06.0005", "2.06.0009", "2.08.0001", "2.06.0004", "2.06.0001", "2.02.0005", "2.09.0001",
    "2.08.0004", "2.06.0006", "2.09.0009", "2.01.0006", "2.02.0007", "2.01.0001", "2.09.0002", "2.07.0010", "2.07.0005",
    "2.01.0005", "2.01.0002", "2.01.0004", "2.09.0010", "2.07.0011", "2.02.0003",
)  # fmt: skip
PAD, DAU = "PENDAPATAN ASLI DAERAH (PAD)", "Dana Transfer Umum-Dana Alokasi Umum"
DBH = "Dana Transfer Umum-Dana Bagi Hasil"
FARMS = (
    "DAK Fisik-Bidang Pertanian-Penugasan-Pembangunan/Renovasi Sarana dan Prasarana Fisik Dasar Pembangunan Pertanian"
)
FUNDS = {
    "1.01": ("DAK Fisik-Bidang Pendidikan-Reguler-SD", "DAK Non Fisik-BOS Reguler"),
    "1.02": ("DAK Fisik-Bidang Kesehatan dan KB-Reguler-Pelayanan Kesehatan Dasar", "Pendapatan dari BLUD"),
    "1.03": ("DAK Fisik-Bidang Jalan-Reguler-Jalan", DBH),
    "1.04": ("DAK Fisik-Bidang Perumahan dan Permukiman-Reguler-Penyediaan Rumah Swadaya", DBH),
    "2.12": ("DAK Non Fisik-Dana Pelayanan Administrasi Kependudukan",),
    "2.14": ("DAK Non Fisik-BOKKB-BOKB",),
    "3.26": ("DAK Non Fisik-Dana Pelayanan Kepariwisataan",),
    "3.27": (FARMS, DBH),
    "7.01": ("DAU Tambahan Dukungan Pendanaan Bagi Kelurahan",),
}  # fmt: skip
GROUPS = {
    "1.01": "Peserta didik, guru dan tenaga kependidikan", "1.02": "Masyarakat dan tenaga kesehatan",
    "1.03": "Masyarakat pengguna jalan, air dan drainase", "1.04": "Rumah tangga di permukiman kumuh",
    "1.05": "Masyarakat dan pelaku usaha", "1.06": "Pemerlu pelayanan kesejahteraan sosial",
    "2.07": "Pencari kerja dan perusahaan", "2.08": "Perempuan dan anak", "2.09": "Rumah tangga rawan pangan",
    "2.10": "Pemilik tanah", "2.11": "Masyarakat dan pelaku usaha", "2.12": "Penduduk wajib KTP",
    "2.13": "Pemerintah desa dan lembaga desa", "2.14": "Pasangan usia subur dan keluarga",
    "2.15": "Pengguna jalan dan angkutan umum", "2.16": "Perangkat daerah dan masyarakat",
    "2.17": "Pelaku usaha mikro dan koperasi", "2.18": "Pelaku usaha", "2.19": "Pemuda dan atlet",
    "2.22": "Pelaku seni dan budaya", "2.23": "Pemustaka", "3.25": "Nelayan dan pembudi daya ikan",
    "3.26": "Pelaku wisata dan wisatawan", "3.27": "Kelompok tani", "3.30": "Pedagang dan konsumen",
    "3.31": "Pelaku industri kecil", "7.01": "Masyarakat kecamatan", "8.01": "Organisasi kemasyarakatan",
}  # fmt: skip
GROUP_USUAL = "Perangkat daerah"
# Bidang whose work lies in villages; elsewhere the place is the whole regency.
IN_VILLAGES = ("1.01", "1.02", "1.03", "1.04", "1.06", "2.11", "2.13", "2.15", "3.25", "3.26", "3.27", "7.01")
