"""Acts of an inspection: its decision, its team, its visits and its records."""
