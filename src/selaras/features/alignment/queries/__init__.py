"""The only reads of findings worth a name."""

from selaras.features.alignment.queries.tally import counts_by_kind

__all__ = ["counts_by_kind"]
