"""English is never shown, but Django's English formats misread Vietnamese dates: the same formats."""

from config.formats.vi.formats import *  # noqa: F403
