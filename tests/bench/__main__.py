"""`python -m tests.bench [CASES]`: the table of one database, empty until now (DATABASE_URL)."""

import os
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    import_module("tests.bench.pages").main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
