"""An example plan into its cycle."""
