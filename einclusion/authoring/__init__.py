"""What rule authors use: examples on rule pages, their server, the beginning of a rule."""
