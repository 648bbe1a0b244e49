"""Who plans the same thing: the texts of a cycle, their pairs, and what the desk shows of them."""
