"""Facts and words of the papers of a case."""
