"""Accounts and the calendar of the example: one account per role, and a second OPD to ask for help."""

from selaras.reference.example.plan import ExamplePerson, ExampleTahapan

_ROLES = (
    ("bupati", "Bupati"),
    ("sekda", "Sekretaris Daerah"),
    ("kepala_bappeda", "Kepala Bappeda"),
    ("perencana_bappeda", "Perencana Bappeda"),
    ("mitra_bappeda", "Mitra Bappeda"),
    ("tapd", "TAPD"),
    ("apip", "APIP"),
    ("kepala_opd", "Kepala OPD"),
    ("perencana_opd", "Perencana OPD"),
    ("camat", "Camat"),
    ("operator_kecamatan", "Operator Kecamatan"),
    ("operator_desa", "Operator Desa"),
    ("anggota_dprd", "Anggota DPRD"),
    ("setwan", "Sekretariat DPRD"),
    ("admin_sistem", "Admin Sistem"),
)
_OPENED = "Diperpanjang untuk data contoh"
_RKPD = (  # Permendagri 86/2017: the stages of an RKPD in the year before; windows of the example
    ("persiapan", "2020-12-01", "2021-01-15", False),
    ("ranwal", "2021-01-04", "2021-02-26", True),
    ("konsultasi_publik", "2021-01-25", "2021-02-12", False),
    ("musrenbang_desa", "2021-01-11", "2021-01-29", False),
    ("musrenbang_kecamatan", "2021-02-08", "2021-02-26", False),
    ("rancangan", "2021-03-01", "2021-03-26", True),
    ("forum_opd", "2021-03-08", "2021-03-19", True),
    ("musrenbang_kabupaten", "2021-03-29", "2021-04-02", False),
    ("rancangan_akhir", "2021-04-05", "2021-05-14", False),
    ("reviu_apip", "2021-05-17", "2021-05-28", False),
    ("fasilitasi", "2021-05-31", "2021-06-18", False),
    ("ditetapkan", "2021-06-21", "2021-07-02", False),
    ("monev", "2022-01-03", "2022-12-30", False),
)


def tahapan_rows() -> tuple[ExampleTahapan, ...]:
    """The stages of RKPD 2022 with their true years; some are held open so that every task can be tried."""
    return tuple(ExampleTahapan(k, opens, closes, _OPENED if more else "", more) for k, opens, closes, more in _RKPD)


def _people(prefix: str, opd: dict[str, str], wilayah: dict[str, str]) -> tuple[ExamplePerson, ...]:
    made = []
    for role, title in _ROLES:
        username = prefix + role.replace("_", ".")
        email = f"{username}@contoh.selaras.id"
        made.append(ExamplePerson(username, email, f"Contoh {title}", role, opd.get(role), wilayah.get(role, "")))
    return tuple(made)


def deli_serdang_people() -> tuple[ExamplePerson, ...]:
    """One account per role; the second pair of OPD accounts belongs to the OPD that is asked to contribute."""
    own = {"kepala_opd": "pupr", "perencana_opd": "pupr", "setwan": "setwan"}
    within = {"camat": "12.07.26", "operator_kecamatan": "12.07.26", "operator_desa": "12.07.26.2009"}
    perkim = (
        ("perencana.perkim", "Contoh Perencana Perkim", "perencana_opd"),
        ("kepala.perkim", "Contoh Kepala Perkim", "kepala_opd"),
    )
    second = tuple(ExamplePerson(u, f"{u}@contoh.selaras.id", nama, role, "perkim") for u, nama, role in perkim)
    return (*_people("", own, within), *second)


def ketapang_people() -> tuple[ExamplePerson, ...]:
    """One account per role for Ketapang; `opd` is the id of the OPD in the published file set."""
    own = {"kepala_opd": "61102", "perencana_opd": "61102", "setwan": "61092"}
    within = {"camat": "61.04.17", "operator_kecamatan": "61.04.17", "operator_desa": "61.04.17.2001"}
    return _people("ketapang.", own, within)
