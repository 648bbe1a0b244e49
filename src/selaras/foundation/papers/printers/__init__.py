"""One printer per file format; each takes the same tree of blocks."""
