"""What the officer is told of, as a list that stays: who assigned, sent back, what has to be decided, what is due."""
