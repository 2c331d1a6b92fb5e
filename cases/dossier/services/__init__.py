"""Acts on a dossier, whatever it is about."""
