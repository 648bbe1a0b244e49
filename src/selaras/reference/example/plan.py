"""The shape of an example plan: plain rows that refer to one another by key."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class ExampleOpd:
    """An agency."""

    kunci: str
    kode: str
    nama: str
    singkatan: str
    bidang_urusan: tuple[str, ...]
    id_sumber: str


@dataclass(frozen=True, slots=True)
class ExampleSimpul:
    """A node of meaning; `sumber` is empty where the wording is an example."""

    kunci: str
    jenjang: str
    cabang: str  # rpjmd, tahun
    induk: str | None
    nomor: int
    kode: str
    uraian: str
    catatan: str = ""
    sumber: str = ""
    warna: int | None = None


@dataclass(frozen=True, slots=True)
class ExampleSupport:
    """A sasaran supports a prioritas."""

    sasaran: str
    prioritas: str


@dataclass(frozen=True, slots=True)
class ExampleTarget:
    """The promise for one year."""

    tahun: int
    nilai: str | None  # decimal as text
    teks: str = ""


@dataclass(frozen=True, slots=True)
class ExampleIndikator:
    """An indicator of a simpul or of a line: one of the two keys is set."""

    kunci: str
    simpul: str | None
    line: str | None
    jenis: str  # tujuan, sasaran, capaian, hasil, keluaran
    nama: str
    satuan: str
    polaritas: str = "positif"
    rumus: str = ""
    kondisi_awal: str = ""
    targets: tuple[ExampleTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A programme, kegiatan or sub kegiatan of an OPD; `kunci` is also its source id."""

    kunci: str
    opd: str
    jenjang: str
    induk: str | None
    kode: str  # as printed
    nomenklatur: str | None  # code in the set of 2023; None = unknown there
    nama: str
    pagu: int | None  # rupiah
    pagu_maju: int | None  # rupiah
    lokasi_teks: str = ""
    kelompok_sasaran: str = ""
    bulan_mulai: int | None = None
    bulan_selesai: int | None = None
    prioritas_nasional: str = ""
    asal: str = "rencana_opd"
    keterangan: str = ""
    sumber_dana: tuple[tuple[str, int], ...] = ()  # name and rupiah
    tempat: tuple[tuple[str, str], ...] = ()  # wilayah code and text
    prioritas: tuple[str, ...] = ()  # keys of prioritas


@dataclass(frozen=True, slots=True)
class ExamplePaket:
    """A package of work; `line` is None where the source names no code."""

    kunci: str
    opd: str
    line: str | None
    cara: str
    nama: str
    uraian: str
    spesifikasi: str
    lokasi_teks: str
    wilayah: str | None
    volume: str
    pagu: int
    jenis: str
    metode: str
    sumber_dana: str
    kode_sub: str
    kode_akun: str
    mulai: str  # YYYY-MM
    selesai: str


@dataclass(frozen=True, slots=True)
class ExampleContribution:
    """An OPD or its line serves a simpul. Ages are days before the day the example is loaded."""

    simpul: str
    opd: str
    line: str | None
    role: str  # lead, contributor, support
    state: str  # diminta, diterima, diterima_pada_simpul, ditolak, ditarik
    target: str = ""
    rupiah: int | None = None
    bulan_mulai: int | None = None
    bulan_selesai: int | None = None
    message: str = ""
    reason: str = ""
    asked_by_opd: str | None = None
    asked_days_ago: int | None = None
    answered_days_ago: int | None = None
    accepted_simpul: str | None = None


@dataclass(frozen=True, slots=True)
class ExampleCeiling:
    """A limit of pagu."""

    kind: str  # daerah, opd, program, sumber_dana, wilayah
    pagu: int  # rupiah
    opd: str | None = None
    line: str | None = None
    sumber_dana: str = ""
    wilayah: str | None = None
    circular: str = ""


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """An account with one role; `opd` is a key of the example, or the source id of the OPD."""

    username: str
    email: str
    nama: str
    role: str
    opd: str | None = None
    wilayah: str = ""


@dataclass(frozen=True, slots=True)
class ExampleTahapan:
    """A stage with its true window; `extended` stages are opened by a recorded act when the example starts."""

    kode: str
    opens: str  # YYYY-MM-DD, in the zone of the daerah
    closes: str
    note: str = ""
    extended: bool = False


@dataclass(frozen=True, slots=True)
class ExamplePlan:
    """A whole example cycle. It is an example: `contoh` goes onto the daerah and the cycle."""

    daerah: str
    daerah_nama: str
    tahun: int
    contoh: bool
    nomenklatur: str
    layout: str
    opd: tuple[ExampleOpd, ...]
    simpul: tuple[ExampleSimpul, ...]
    supports: tuple[ExampleSupport, ...]
    indikator: tuple[ExampleIndikator, ...]
    lines: tuple[ExampleLine, ...]
    paket: tuple[ExamplePaket, ...]
    contributions: tuple[ExampleContribution, ...]
    ceilings: tuple[ExampleCeiling, ...]
    people: tuple[ExamplePerson, ...]
    tahapan: tuple[ExampleTahapan, ...]

    def as_dict(self) -> dict[str, object]:
        """Plain values, for a digest or a file."""
        return asdict(self)
