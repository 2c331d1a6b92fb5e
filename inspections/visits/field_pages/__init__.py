"""What the pages used in the field show, asked once and handed to their templates."""
