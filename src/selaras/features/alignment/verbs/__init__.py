"""What may be done in alignment, one file per noun."""
