"""Acts of a plan: what officers do, and what refuses them."""
