"""Papers of proposals, composed from their own picture: one file per document. No database, no clock."""
