"""One report whole: facts, clocks, history, photos."""
