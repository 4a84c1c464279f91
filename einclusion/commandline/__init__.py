"""What every command shares: help and mistakes in the user's language, kinds of values, completion, streams."""
