"""Facts and words of the papers of an inspection, form by form."""
