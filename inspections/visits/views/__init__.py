"""Pages of inspections and visits."""
