"""Pictures into papers: one file per document, rows shared. No database, no clock."""
