"""DOCX that the office goes on writing in: real headings, repeated table heads, fields for page numbers."""

from selaras.foundation.papers.printers.docx.document import print_docx

__all__ = ["print_docx"]
