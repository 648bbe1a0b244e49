"""What every printed form of a document must keep."""
