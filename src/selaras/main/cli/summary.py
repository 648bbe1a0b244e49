"""What an instance holds of one cycle, in counts of stored rows."""

from argparse import ArgumentParser, Namespace
from typing import Any

from django.apps import apps

from selaras.features.plan.queries.summary import summary_of
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import chain
from selaras.main.cli.cycle import cycle_of
from selaras.main.cli.speech import FAULT, OK, Answer, daerah_code, plan_year
from selaras.values.rupiah import print_rupiah


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--daerah", required=True, type=daerah_code, metavar="KODE")
    parser.add_argument("--tahun", required=True, type=plan_year, metavar="TAHUN")
    parser.add_argument("--json", action="store_true", help="jawab dengan satu objek JSON")


def run(args: Namespace) -> Answer:
    siklus = cycle_of(args.daerah, args.tahun)
    verdict = chain.verify(siklus.daerah_id, siklus.tahun)
    data: dict[str, Any] = summary_of(siklus)
    data["temuan"] = _findings(siklus)
    data["chain"] = {"entries": verdict.entries, "head": verdict.head, "ok": verdict.ok}
    return Answer(data, _lines(siklus, data), OK if verdict.ok else FAULT)


def _findings(siklus: Siklus) -> dict[str, int]:
    """Open findings by kind."""
    if not apps.is_installed("selaras.features.alignment"):
        return {}
    from selaras.features.alignment.queries import counts_by_kind

    return counts_by_kind(siklus)


def _lines(siklus: Siklus, data: dict[str, Any]) -> tuple[str, ...]:
    lines = [f"{siklus} {siklus.daerah.nama}"]
    for name in ("opd", "program", "kegiatan", "sub_kegiatan", "paket"):
        money = f"  {print_rupiah(data[f'pagu_{name}'])}" if f"pagu_{name}" in data else ""
        lines.append(f"  {name:<14}{data[name]:>8}{money}")
    lines += [f"  temuan {kind}: {n}" for kind, n in data["temuan"].items()]
    word = "utuh" if data["chain"]["ok"] else "RUSAK"
    return (*lines, f"  rantai riwayat: {data['chain']['entries']} catatan, {word}")
