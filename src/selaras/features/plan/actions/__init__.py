"""The only writes to the plan, split by noun."""
