"""Live events of a room, sent to everyone who has its page open."""
