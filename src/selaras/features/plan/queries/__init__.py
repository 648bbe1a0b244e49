"""The only reads of the plan worth a name, split by noun."""
