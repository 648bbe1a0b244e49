"""The only writes to documents."""
