"""Pages of the figures: which there are, one with picture and table, what leaves as a file."""
