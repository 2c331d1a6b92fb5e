"""Acts of a case: what officers do, and what refuses them."""
