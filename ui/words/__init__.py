"""Words, names, times and errors as people read them."""
