"""The demonstration: Deli Serdang as an example, Ketapang as published, one account per role."""
