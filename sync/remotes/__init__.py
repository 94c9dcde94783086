"""One module for each kind of central API that the engine can talk to."""
