"""Addresses of the portal: outside every room, and the one page inside where it is published."""
