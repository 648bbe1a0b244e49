"""Reads of the search index."""
