"""Photos: looked at, made ready to be sent, and kept encrypted."""
