"""The only writes to imports and remembered columns; the desk of the feature says under which verbs."""
