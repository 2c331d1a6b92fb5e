"""Pages that every dossier has: its files, its journal."""
