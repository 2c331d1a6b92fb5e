"""Benchmarks: the same code with small numbers in the tests, with large ones by `make bench`."""
