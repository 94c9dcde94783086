"""What waits to be sent, and what came of it."""
