"""What the keyboard probe does: walk with the Tab key, look for the focus, find ways out of traps."""
