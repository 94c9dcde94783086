"""What a person decides about work that the centre could not take, from the choices to the rows that record them."""
