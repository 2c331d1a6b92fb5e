"""Pages of plans and their items."""
