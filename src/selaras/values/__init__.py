"""The small things every room speaks about: money, codes, levels, numbers, years and months."""
