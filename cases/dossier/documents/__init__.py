"""Facts and words of the papers that this room makes itself."""
