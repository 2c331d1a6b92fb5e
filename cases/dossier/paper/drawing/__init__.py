"""Papers set on sheets; the only place that knows reportlab."""
