"""Pages of requests and cases."""
