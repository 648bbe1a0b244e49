"""The tujuan and sasaran of the example: wording, indicators and targets are examples, the true ones were not found.

A partner is written "opd:program or kegiatan code:state", with the states t = accepted with target and rupiah,
b = accepted, bare link, s = supports with target, d = asked and waiting, x = refused, p = accepted onto another
sasaran, w = withdrawn. A code may be empty: then the OPD itself is asked.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: name, unit, direction, formula, start, and targets 2019 to 2024 ('' = none written)."""

    nama: str
    satuan: str
    polaritas: str
    rumus: str
    awal: str
    targets: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A tujuan, hung under the visi or one of the two misi that were found."""

    kunci: str
    induk: str
    uraian: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Aim:
    """A sasaran with its priorities, its lead and the partners that serve it."""

    kunci: str
    tujuan: str
    uraian: str
    prioritas: tuple[str, ...]
    lead: str  # '' = nobody leads yet
    codes: tuple[str, ...]  # programmes of the lead
    measures: tuple[Measure, ...]
    partners: tuple[str, ...] = ()


def M(nama: str, satuan: str, awal: str, targets: str, *, down: bool = False, rumus: str = "") -> Measure:  # noqa: N802
    """Short for a measure in the tables below."""
    return Measure(nama, satuan, "negatif" if down else "positif", rumus, awal, targets)


PER_CENT = "jumlah yang memenuhi ÷ jumlah seluruhnya × 100"
GOALS = (
    Goal(
        "t1",
        "misi1",
        "Meningkatnya kualitas sumber daya manusia",
        M("Indeks Pembangunan Manusia", "indeks", "74,92", "75.43|75.44|75.53|76.00|76.50|77.00"),
    ),
    Goal(
        "t2",
        "misi2",
        "Meningkatnya kesejahteraan dan kemandirian ekonomi masyarakat",
        M("Laju pertumbuhan ekonomi", "persen", "5,15", "5.18|-1.78|2.23|4.50|4.90|5.20"),
    ),
    Goal(
        "t3",
        "visi",
        "Meningkatnya kualitas infrastruktur dan pemerataan kewilayahan",
        M("Indeks kualitas infrastruktur", "indeks", "62,0", "63.0|64.0|65.5|67.0|68.5|70.0"),
    ),
    Goal(
        "t4",
        "visi",
        "Terwujudnya masyarakat yang religius, rukun dan terlindungi",
        M("Indeks kerukunan", "indeks", "71,0", "71.5|72.0|72.8|73.6|74.4|75.0"),
    ),
    Goal(
        "t5",
        "visi",
        "Meningkatnya tata kelola pemerintahan yang baik",
        M("Indeks reformasi birokrasi", "indeks", "58,0", "59.0|60.0|61.5|63.0|65.0|67.0"),
    ),
    Goal(
        "t6",
        "visi",
        "Meningkatnya kualitas lingkungan hidup dan ketangguhan wilayah",
        M("Indeks kualitas lingkungan hidup", "indeks", "60,1", "60.5|61.0|61.6|62.2|62.8|63.5"),
    ),
)
AIMS = (
    Aim("s01", "t1", "Meningkatnya mutu dan pemerataan layanan pendidikan dasar", ("P1",), "disdik",
        ("1.01.02", "1.01.03", "1.01.04"),
        (M("Rata-rata lama sekolah", "tahun", "9,9", "10.0|10.0|10.1|10.2|10.3|10.4"),
         M("Angka putus sekolah SMP", "persen", "0,42", "0.40|0.38|0.36|0.33|0.30|0.27", down=True, rumus=PER_CENT)),
        ("perpus:2.23.02:b", "pupr::x", "dinsos:1.06.05:b")),
    Aim("s02", "t1", "Meningkatnya keselamatan ibu dan bayi", ("P1",), "dinkes", ("1.02.02",),
        (M("Angka kematian ibu per 100.000 kelahiran hidup", "angka", "88", "86|84|82|78|74|70", down=True),),
        ("dp2kbp3a::d",)),
    Aim("s03", "t1", "Menurunnya prevalensi balita stunting", ("P1",), "dinkes", ("1.02.05",),
        (M("Prevalensi balita stunting", "persen", "20,6", "19.5|18.4|17.2|16.0|14.8|13.9", down=True,
           rumus=PER_CENT),),
        ("dp2kbp3a:2.14.04:t", "distan:2.09.03:t", "pmd:2.13.05:s", "dinsos::d", "diskan::d", "kec-24:7.01.03:b")),
    Aim("s04", "t1", "Meningkatnya akses dan mutu layanan kesehatan", ("P1",), "dinkes", ("1.02.03", "1.02.04"),
        (M("Puskesmas terakreditasi paling rendah utama", "persen", "41", "45|50|55|60|66|72", rumus=PER_CENT),)),
    Aim("s05", "t1", "Meningkatnya budaya baca dan literasi masyarakat", ("P1",), "perpus", ("2.23.02", "2.24.02"),
        (M("Indeks pembangunan literasi masyarakat", "indeks", "38,5", "39|40|42|44|46|48"),), ("disdik::d",)),
    Aim("s06", "t1", "Meningkatnya prestasi pemuda dan olahraga", ("P1",), "dispora", ("2.19.02", "2.19.03", "2.19.04"),
        (M("Medali pada pekan olahraga provinsi", "medali", "61", "64|64|66|70|72|75"),)),
    Aim("s07", "t1", "Meningkatnya keterampilan dan penempatan tenaga kerja", ("P1", "P3"), "naker",
        ("2.07.03", "2.07.04"),
        (M("Tingkat pengangguran terbuka", "persen", "6,1", "5.9|9.1|9.0|8.4|7.8|7.2", down=True),),
        ("perindag:3.31.02:t", "koperasi:2.17.05:t", "disdik:1.01.02.2.04:b")),
    Aim("s08", "t4", "Menurunnya kemiskinan dan terlindunginya warga rentan", ("P1",), "dinsos",
        ("1.06.02", "1.06.04", "1.06.05"),
        (M("Persentase penduduk miskin", "persen", "4,1", "3.9|3.9|4.0|3.8|3.6|3.4", down=True, rumus=PER_CENT),),
        ("perkim:1.04.02:t", "pmd:2.13.03:s", "naker:2.07.02:b", "distan::d", "koperasi::x", "kec-26:7.01.03:t")),
    Aim("s09", "t4", "Meningkatnya perlindungan perempuan dan anak", ("P1",), "dp2kbp3a",
        ("2.08.02", "2.08.03", "2.08.06", "2.08.07"),
        (M("Kasus kekerasan yang ditangani tuntas", "persen", "82", "85|88|90|93|96|100", rumus=PER_CENT),),
        ("dinsos:1.06.04:t", "satpolpp::d")),
    Aim("s10", "t4", "Meningkatnya nilai religius dan kerukunan umat beragama", ("P1",), "kesbangpol",
        ("8.01.02", "8.01.05", "8.01.06"),
        (M("Konflik bernuansa agama atau suku", "kasus", "2", "2|1|1|0|0|0", down=True),),
        ("setda:4.01.02:t", "kec-28:7.01.05:t", "kec-23:7.01.05:b", "kec-02:7.01.05:b", "kec-33:7.01.05:b")),
    Aim("s11", "t4", "Terpeliharanya ketenteraman dan ketertiban umum", ("P1", "P4"), "satpolpp", ("1.05.02",),
        (M("Pelanggaran peraturan daerah yang diselesaikan", "persen", "74", "76|78|80|83|86|90", rumus=PER_CENT),),
        ("kec-26:7.01.04:t", "kec-23:7.01.04:b", "kec-22:7.01.04:b", "dishub::w")),
    Aim("s12", "t4", "Terlestarikannya budaya dan kearifan lokal", ("P1", "P3"), "disparbud", ("2.22.02", "2.22.05"),
        (M("Cagar budaya yang dilestarikan", "persen", "22", "24|26|29|33|37|42", rumus=PER_CENT),)),
    Aim("s13", "t3", "Meningkatnya kemantapan jalan kabupaten", ("P2",), "pupr", ("1.03.10",),
        (M("Jalan kabupaten dalam kondisi mantap", "persen", "58,2", "59.5|60.5|62.0|64.5|67.0|70.0", rumus=PER_CENT),),
        ("perkim:1.04.05:p", "dishub::d")),
    Aim("s14", "t3", "Meningkatnya konektivitas dan keselamatan transportasi", ("P2",), "dishub", ("2.15.02",),
        (M("Angka kecelakaan per 10.000 kendaraan", "angka", "4,8", "4.7|4.5|4.3|4.1|3.9|3.7", down=True),),
        ("pupr:1.03.10:t", "satpolpp:1.05.02:b")),
    Aim("s15", "t3", "Meningkatnya akses air minum dan sanitasi layak", ("P1", "P2"), "", (),
        (M("Rumah tangga dengan akses air minum layak", "persen", "80,4", "81.5|82.5|84.0|86.0|88.0|90.0",
           rumus=PER_CENT),
         M("Rumah tangga dengan sanitasi layak", "persen", "78,9", "80|81|83|85|87|90", rumus=PER_CENT)),
        ("pupr:1.03.03:t", "pupr:1.03.05:t", "dinkes::d", "perkim::d")),
    Aim("s16", "t3", "Berkurangnya kawasan permukiman kumuh", ("P2",), "perkim", ("1.04.03", "1.04.04", "1.04.05"),
        (M("Luas kawasan kumuh", "hektare", "268", "255|240|224|205|184|160", down=True),),
        ("pupr:1.03.07:t", "dlh:2.11.11:t")),
    Aim("s17", "t3", "Terkendalinya banjir dan genangan", ("P2",), "pupr", ("1.03.02", "1.03.06"),
        (M("Luas genangan lebih dari dua jam", "hektare", "412", "400|385|365|340|310|280", down=True),),
        ("bpbd:1.05.03:b", "perkim::d", "kec-25:7.01.02:b")),
    Aim("s18", "t3", "Tertatanya pemanfaatan ruang wilayah", ("P2",), "", (),
        (M("Kesesuaian pemanfaatan ruang", "persen", "71", ""),)),
    Aim("s19", "t2", "Meningkatnya produksi dan nilai tambah komoditas unggulan pertanian", ("P3",), "distan",
        ("3.27.02", "3.27.03", "3.27.07"),
        (M("Produktivitas padi", "kuintal/hektare", "58,3", "58.8|59.2|59.8|60.5|61.2|62.0"),),
        ("pupr:1.03.02.2.02:t", "perindag:3.30.07:s", "koperasi::d")),
    Aim("s20", "t2", "Meningkatnya produksi dan pemasaran hasil perikanan", ("P3",), "diskan",
        ("3.25.03", "3.25.04", "3.25.06"),
        (M("Produksi perikanan", "ton", "51200", "52500|53000|54000|55800|57600|59500"),)),
    Aim("s21", "t2", "Meningkatnya daya saing UMKM, koperasi dan BUMDes", ("P3",), "koperasi",
        ("2.17.06", "2.17.07", "2.17.08"),
        (M("Usaha mikro yang naik kelas", "unit usaha", "140", "150|150|180|220|260|300"),),
        ("perindag:3.30.03:t", "pmd:2.13.04:t", "kominfo::x", "dpmptsp:2.18.04:b")),
    Aim("s22", "t2", "Berkembangnya destinasi ekowisata dan agriwisata", ("P3",), "disparbud", ("3.26.02", "3.26.03"),
        (M("Kunjungan wisatawan", "orang", "1640000", "1700000|610000|750000|1100000|1400000|1700000"),),
        ("distan:3.27.03:s", "kominfo:2.16.02:b", "pupr::d", "kec-03:7.01.02:b")),
    Aim("s23", "t2", "Meningkatnya investasi daerah", ("P2", "P3"), "dpmptsp", ("2.18.02", "2.18.03", "2.18.05"),
        (M("Nilai realisasi investasi", "miliar rupiah", "4100", "4300|4000|4400|4800|5200|5700"),),
        ("setda:4.01.03:b",)),
    Aim("s24", "t6", "Meningkatnya kualitas air, udara dan pengelolaan sampah", ("P2",), "dlh",
        ("2.11.02", "2.11.03", "2.11.11"),
        (M("Sampah yang dikelola", "persen", "46", "48|51|55|60|65|70", rumus=PER_CENT),
         M("Indeks kualitas air", "indeks", "49,0", "49.5|50|51|52|53|54")),
        ("kec-23:7.01.02:t", "kec-26:7.01.02:t", "pmd::d")),
    Aim("s25", "t6", "Meningkatnya ketangguhan menghadapi bencana dan kebakaran", ("P2",), "bpbd", ("1.05.03",),
        (M("Indeks risiko bencana", "indeks", "132", "130|128|125|121|117|112", down=True),),
        ("damkar:1.05.04:t", "dinsos:1.06.06:t")),
    Aim("s26", "t5", "Meningkatnya akuntabilitas kinerja dan keuangan daerah", ("P4",), "bappeda",
        ("5.01.02", "5.01.03"),
        (M("Nilai SAKIP", "nilai", "B", "62|64|66|68|70|72"),
         M("Opini BPK", "opini", "WTP", "WTP|WTP|WTP|WTP|WTP|WTP")),
        ("inspektorat:6.01.02:t", "bpkad::d", "setda:4.01.01:b", "dinkes:1.02.01:b", "setwan::d")),
    Aim("s27", "t5", "Meningkatnya mutu pelayanan publik berbasis elektronik", ("P4",), "kominfo",
        ("2.16.03", "2.20.02", "2.21.02"),
        (M("Indeks SPBE", "indeks", "2,1", "2.2|2.3|2.4|2.6|2.8|3.0"),),
        ("dukcapil:2.12.02:t", "dukcapil:2.12.03:t", "dpmptsp:2.18.06:t", "kec-28:7.01.02:b", "bapenda::d")),
    Aim("s28", "t5", "Meningkatnya profesionalitas aparatur", ("P4",), "bkpsdm", ("5.03.02", "5.04.02"),
        (M("Indeks profesionalitas ASN", "indeks", "54", "56|58|61|65|69|73"),)),
    Aim("s29", "t5", "Meningkatnya tata kelola dan kemandirian desa", ("P2", "P4"), "pmd", ("2.13.02", "2.13.04"),
        (M("Desa mandiri", "desa", "9", "12|18|26|38|52|70"),),
        ("kec-06:7.01.06:b", "kec-09:7.01.06:b", "kec-19:7.01.06:b", "kec-31:7.01.06:b")),
    Aim("s30", "t5", "Meningkatnya kemandirian keuangan daerah", ("P4",), "bapenda", ("5.02.04",),
        (M("Rasio pendapatan asli daerah", "persen", "24,1", "25|24|25|26|27|28",
           rumus="PAD ÷ pendapatan daerah × 100"),)),
)  # fmt: skip
