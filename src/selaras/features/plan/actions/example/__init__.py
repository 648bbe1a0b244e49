"""An example plan into its cycle."""

from selaras.features.plan.actions.example.run import load_example

__all__ = ["load_example"]
