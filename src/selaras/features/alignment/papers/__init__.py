"""Lists of alignment as files."""
