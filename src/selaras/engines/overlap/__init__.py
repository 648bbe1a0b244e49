"""Who plans the same thing: candidates, evidence, chances, relations with reasons, groups.

The modules are imported one by one (``from selaras.engines.overlap.pairs import find``): they load numpy and scipy,
which a page that compares nothing should not wait for.
"""
