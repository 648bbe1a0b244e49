"""The only writes of alignment, split by noun."""
