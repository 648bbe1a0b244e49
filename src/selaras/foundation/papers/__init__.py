"""A document as a tree of blocks, printed to HTML, PDF, DOCX, XLSX, CSV and SVG from the same tree."""
