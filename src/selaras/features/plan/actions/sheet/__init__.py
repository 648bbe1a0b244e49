"""A sheet into the plan: preview, apply in pieces, undo."""
