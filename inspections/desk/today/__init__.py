"""Hôm nay: what each role looks at first, built of sections."""
