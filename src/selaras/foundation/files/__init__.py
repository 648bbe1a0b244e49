"""Photos that people send: taken in at once, re-encoded by the worker, never shown before."""
