"""Finding by words: what a text is found by, what a question means, which texts answer it best. No Django, no disk."""
