"""Where a person decides about work that the centre could not take: the card, its words, and the ways out."""
