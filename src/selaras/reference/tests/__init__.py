"""Tests of the bundled reference data."""
