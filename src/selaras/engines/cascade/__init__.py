"""Reads one picture of the plan: who works together, what serves nothing, what the sums say."""
