"""How the bundled demo pack is made: from facts about the wards, and from sentences and histories written for it."""
