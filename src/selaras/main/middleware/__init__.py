"""Wiring of one request: trace, language, live origin, trouble in words."""
