"""Long work that a person waits for: progress, result, failure in words."""
