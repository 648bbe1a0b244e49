"""Proposals from a sheet: read, compare, decide, apply, take back."""
