"""What may be done in alignment, one file per noun."""

from selaras.features.alignment.verbs import bobot, pasangan, temuan  # noqa: F401 - fills the registry
