"""Forms of answering a proposal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from selaras.features.plan.forms.bridge import RupiahField
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.forms.volume import VolumeField
from selaras.features.usulan.models import Jawaban, Usulan
from selaras.features.usulan.words import REASON_LABELS, SAYABLE, Hasil
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus

HASIL = [(value, Hasil(value).label) for value in SAYABLE]


def _opds(siklus: Siklus) -> Any:
    return Opd.objects.filter(daerah=siklus.daerah_id, aktif=True, semu=False).order_by("nama")


class AnswerForm(forms.Form):
    """A verdict with its reason, its sentence, and how much of it."""

    hasil = forms.ChoiceField(label=_("Jawaban"), choices=HASIL, widget=forms.RadioSelect)
    alasan = forms.ChoiceField(label=_("Alasan"), choices=[("", _("— pilih —")), *REASON_LABELS], required=False)
    teks = forms.CharField(
        label=_("Penjelasan untuk pengusul"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dibaca pengusul dengan kode lacak, dan oleh umum sesudah diterbitkan."),
    )
    volume = VolumeField(label=_("Volume"), help_text=_("Kosongkan bila tetap."))
    anggaran = RupiahField(label=_("Rupiah"), required=False, help_text=_("Kosongkan bila tetap."))
    opd = forms.ModelChoiceField(
        Opd.objects.none(), label=_("OPD tujuan"), required=False, empty_label=_("— pilih —"),
        help_text=_("Hanya bila dialihkan."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opd"].queryset = _opds(siklus)

    def verdict(self) -> Verdict:
        said: dict[str, Any] = self.cleaned_data
        return Verdict(
            said["hasil"], said["alasan"], said["teks"], said.get("volume"), said.get("anggaran"), said["opd"]
        )


class ManyForm(AnswerForm):
    """One verdict for several proposals, from a kept answer or written here."""

    jawaban = forms.ModelChoiceField(
        Jawaban.objects.none(), label=_("Jawaban tersimpan"), required=False, empty_label=_("— tulis sendiri —")
    )
    simpan = forms.CharField(
        label=_("Simpan jawaban ini dengan nama"), required=False, max_length=120, help_text=_("Untuk dipakai lagi.")
    )

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, siklus=siklus, **kwargs)
        self.fields["jawaban"].queryset = Jawaban.objects.filter(siklus=siklus, active=True)
        self.fields["hasil"].required = False
        for name in ("volume", "anggaran", "version"):
            del self.fields[name]

    def verdict(self) -> Verdict:
        kept = self.cleaned_data.get("jawaban")
        if kept is not None:
            return Verdict(kept.hasil, kept.alasan, kept.teks)
        return super().verdict()


class MergeForm(forms.Form):
    """Under which proposal this one goes on, and why the two are the same."""

    into = forms.ModelChoiceField(Usulan.objects.none(), label=_("Gabungkan ke"), empty_label=_("— pilih —"))
    reason = forms.CharField(label=_("Mengapa sama"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, alike: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = alike


class RedirectForm(forms.Form):
    """The OPD that answers a proposal."""

    opd = forms.ModelChoiceField(Opd.objects.none(), label=_("OPD tujuan"), empty_label=_("— pilih —"))
    note = forms.CharField(label=_("Keterangan"), required=False, max_length=500)

    def __init__(self, *args: Any, siklus: Siklus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opd"].queryset = _opds(siklus)
