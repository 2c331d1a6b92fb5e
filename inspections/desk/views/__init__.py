"""Pages that span the rooms: today, the one search, the week, what is handed over."""
