"""Reading the service file: every mistake with its place and the nearest valid word."""
