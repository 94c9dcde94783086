"""A hostile hour at the central API: honest desks work while guessers, idle connections, bombs and the like try to stop them."""
