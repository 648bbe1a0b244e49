"""The form of a proposal, as a village clerk fills it on a phone."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.features.plan.forms.bridge import RupiahField
from selaras.features.plan.forms.line import digits
from selaras.features.plan.models import Simpul
from selaras.features.usulan.forms.volume import VolumeField
from selaras.features.usulan.models import KamusUsulan, Usulan
from selaras.features.usulan.queries.alike import earlier_ones
from selaras.features.usulan.queries.lanes import Lane, agencies
from selaras.features.usulan.words import Asal
from selaras.values.angka import print_angka

KONTAK = ("nama", "telepon", "email")
POKIR = ("anggota_dprd", "fraksi", "reses", "dapil")
TEXTS = ("judul", "masalah", "manfaat", "penerima", "lahan", "satuan", "alamat", "pengusul", *POKIR)
PLACES = {"kamus_id": "kamus", "wilayah_id": "wilayah"}  # where a complaint of the action belongs on this form
# Degrees; Indonesia with its seas (Permendagri 58/2021, Lampiran: 6°08' LU – 11°15' LS, 94°45' – 141°05' BT).
EDGES = {"lat": (Decimal("-11.3"), Decimal("6.2")), "lon": (Decimal("94.7"), Decimal("141.1"))}
MOST_PHOTOS = 5
MOST_RUPIAH = 10**15  # rupiah; more than any budget of a daerah


def _text(label: Any, rows: int = 1, most: int = 300, help_text: Any = "", **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, help_text=help_text, **more)


def _degrees(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )


def _money(label: Any, help_text: Any = "") -> RupiahField:
    return RupiahField(
        label=label, required=False, help_text=help_text, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class UsulanForm(forms.Form):
    """Everything a proposer may say; only what and where are asked for."""

    judul = forms.CharField(
        label=gettext_lazy("Apa yang diusulkan?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tulis apa yang diusulkan.")},
    )
    masalah = _text(gettext_lazy("Masalahnya apa?"), 3, 4000)
    kamus = _text(
        gettext_lazy("Jenis pekerjaan"),
        help_text=gettext_lazy("Ketik beberapa huruf. Satuan dan harganya ikut terisi."),
    )
    volume = VolumeField(label=gettext_lazy("Volume"))
    satuan = _text(gettext_lazy("Satuan"), most=60)
    harga_satuan = _money(gettext_lazy("Harga satuan (Rp)"))
    anggaran = _money(
        gettext_lazy("Perkiraan biaya (Rp)"), gettext_lazy("Volume × harga satuan. Kosong berarti belum diketahui.")
    )
    wilayah = forms.ChoiceField(
        label=gettext_lazy("Desa atau kelurahan"),
        error_messages={
            "required": gettext_lazy("Pilih desa atau kelurahannya."),
            "invalid_choice": gettext_lazy("Desa ini tidak ada dalam wilayah Anda. Pilih dari daftar."),
        },
    )
    alamat = _text(gettext_lazy("Alamat"), most=500, help_text=gettext_lazy("Jalan, dusun, RT/RW, atau patokan."))
    lat = _degrees(gettext_lazy("Lintang"))
    lon = _degrees(gettext_lazy("Bujur"))
    prioritas = forms.ChoiceField(label=gettext_lazy("Prioritas yang dilayani"), required=False)
    opd = forms.ChoiceField(label=gettext_lazy("OPD yang menangani"), required=False)
    penerima = _text(gettext_lazy("Siapa penerima manfaatnya?"), help_text=gettext_lazy("Misalnya 180 keluarga."))
    manfaat = _text(gettext_lazy("Apa manfaatnya?"), 2, 2000)
    lahan = _text(gettext_lazy("Status lahan"), help_text=gettext_lazy("Misalnya jalan desa, atau hibah warga."))
    pengusul = _text(gettext_lazy("Diusulkan oleh"), most=200, help_text=gettext_lazy("Misalnya Musyawarah Dusun IX."))
    anggota_dprd = _text(gettext_lazy("Anggota DPRD"), most=150)
    fraksi = _text(gettext_lazy("Fraksi"), most=100)
    reses = _text(gettext_lazy("Reses"), most=100, help_text=gettext_lazy("Masa dan tanggal reses."))
    dapil = _text(gettext_lazy("Dapil"), most=100)
    foto = forms.Field(label=gettext_lazy("Foto"), required=False)  # taken in before: views/photos.py
    sebelumnya = forms.CharField(required=False, max_length=18)
    tetap = forms.CharField(required=False, max_length=300)  # why it is proposed beside what is there already
    nama = _text(gettext_lazy("Nama"), most=150)
    telepon = _text(gettext_lazy("Nomor telepon"), most=40)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)

    def __init__(self, *args: Any, lane: Lane, loose: bool = False, contact: bool = True, **kwargs: Any) -> None:
        """``loose``: a draft may lack everything; ``contact``: whether this person sees how to reach the proposer."""
        super().__init__(*args, **kwargs)
        self.lane, self.refused, self.contact = lane, "", contact
        self.found: KamusUsulan | None = None
        self.places = lane.wilayah()
        self.fields["wilayah"].choices = [("", _("— pilih —")), *self.places]
        rows = Simpul.objects.filter(siklus=lane.siklus, active=True, jenjang="prioritas").order_by("nomor", "pk")
        self.known = list(rows)
        self.fields["prioritas"].choices = [("", ""), *((str(p.pk), p.uraian) for p in self.known)]
        self.fields["opd"].choices = [("", _("— belum tahu —")), *agencies(lane.siklus)]
        if loose:
            self.fields["judul"].required = self.fields["wilayah"].required = False
        self.photos: list[str] = []  # tokens
        for name in (*(() if lane.asal == Asal.POKIR else POKIR), *(() if contact else KONTAK)):
            del self.fields[name]
        if lane.asal == Asal.PUBLIK:
            del self.fields["pengusul"]

    @property
    def only_place(self) -> tuple[str, str] | None:
        """The one village that can be meant."""
        choices = [choice for _upper, group in self.places for choice in group]
        return choices[0] if len(choices) == 1 else None

    @property
    def earlier(self) -> Usulan | None:
        """The proposal of a year before that this one goes on with, as typed."""
        pk = str(self["sebelumnya"].value() or "")
        return (
            earlier_ones(self.lane.siklus, self["wilayah"].value()).filter(pk=int(pk)).first()
            if pk.isdecimal()
            else None
        )

    def clean_kamus(self) -> KamusUsulan | None:
        typed = " ".join(self.cleaned_data["kamus"].split())
        if not typed:
            return None
        rows = KamusUsulan.objects.filter(siklus=self.lane.siklus, active=True)
        self.found = rows.filter(nama__iexact=typed).first()
        if self.found is None:
            near = "; ".join(rows.filter(nama__icontains=typed.split()[0]).values_list("nama", flat=True)[:3])
            raise ValidationError(
                _("“%(typed)s” tidak ada di kamus usulan. Pilih dari daftar atau kosongkan. %(near)s")
                % {"typed": typed, "near": near}
            )
        return self.found

    def _clean_degrees(self, name: str) -> Decimal | None:
        typed = self.cleaned_data[name].strip().replace(",", ".")
        if not typed:
            return None
        low, high = EDGES[name]
        try:
            found = Decimal(typed)
        except ArithmeticError:
            found = high + 1
        if not (found.is_finite() and low <= found <= high):
            raise ValidationError(_("Titik ini bukan di Indonesia. Tulis misalnya 3,595196 dan 98,672226."))
        return found.quantize(Decimal("0.000001"))

    def clean_lat(self) -> Decimal | None:
        return self._clean_degrees("lat")

    def clean_lon(self) -> Decimal | None:
        return self._clean_degrees("lon")

    def clean_sebelumnya(self) -> int | None:
        found = self.earlier
        return found.pk if found else None

    def carry(self, tokens: list[str], complaints: list[str]) -> None:
        """The photos that came with the words, and why others were not taken."""
        self.photos = tokens
        if len(tokens) > MOST_PHOTOS:
            complaints = [*complaints, _("Paling banyak %(n)d foto.") % {"n": MOST_PHOTOS}]
        for text in complaints:
            self.add_error("foto", text)

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("harga_satuan", "anggaran"):
            if not 0 <= (sent.get(name) or 0) <= MOST_RUPIAH:
                self.add_error(name, _("Rupiahnya terlalu besar atau negatif. Periksa kembali."))
        if not self.errors and (sent["lat"] is None) != (sent["lon"] is None):
            self.add_error(
                "lat" if sent["lat"] is None else "lon", _("Tulis lintang dan bujur, atau kosongkan keduanya.")
            )
        return sent

    def written(self) -> dict[str, Any]:
        """What the action writes; volume × unit price is computed here, whatever the browser computed."""
        sent, kamus = self.cleaned_data, self.found
        values = {name: sent[name].strip() for name in TEXTS if name in sent}
        values |= {name: sent[name] for name in ("volume", "harga_satuan", "anggaran", "lat", "lon")}
        if kamus is not None:
            values["satuan"] = values["satuan"] or kamus.satuan
            values["harga_satuan"] = kamus.harga_satuan if values["harga_satuan"] is None else values["harga_satuan"]
        if values["volume"] is not None and values["harga_satuan"] is not None:
            values["anggaran"] = min(int(values["volume"] * values["harga_satuan"]), MOST_RUPIAH)
        keys = {"prioritas_id": "prioritas", "opd_id": "opd"}
        values |= {key: int(sent[name]) if sent[name] else None for key, name in keys.items() if name in sent}
        values |= {"kamus_id": kamus.pk if kamus else None, "sebelumnya_id": sent["sebelumnya"]}
        return values | {"wilayah_id": sent["wilayah"] or self.lane.blank().wilayah_id}

    def kontak(self) -> dict[str, str] | None:
        return {name: self.cleaned_data[name] for name in KONTAK} if self.contact else None


def initial_of(body: dict[str, Any]) -> dict[str, str]:
    """A kept body as the form shows it."""
    shown = {name: str(body.get(name) or "") for name in TEXTS}
    shown |= {name: digits(body.get(name)) for name in ("harga_satuan", "anggaran")}
    keys = {"prioritas": "prioritas_id", "opd": "opd_id", "wilayah": "wilayah_id", "sebelumnya": "sebelumnya_id"}
    shown |= {name: str(body.get(key) or "") for name, key in keys.items()}
    shown |= {name: str(body[name]).replace(".", ",") if body.get(name) is not None else "" for name in ("lat", "lon")}
    volume = body.get("volume")
    shown["volume"] = print_angka(volume) if volume is not None else str(body.get("volume_teks") or "")
    kamus = KamusUsulan.objects.filter(pk=body["kamus_id"]).first() if body.get("kamus_id") else None
    return shown | {"kamus": kamus.nama if kamus else ""}
