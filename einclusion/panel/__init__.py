"""The inclusion panel: reading what people answered, bringing it into a run, and what findings become by it."""
