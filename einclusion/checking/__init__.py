"""What checks of several rules share: channels, ways, the service as a whole, languages, keyboard, trackers."""
