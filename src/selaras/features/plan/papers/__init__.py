"""Files of the plan."""
