"""Measures of the engines: reading the example files, figures, and the fitting of the shipped weights."""
