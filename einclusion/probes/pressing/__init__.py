"""What the pressing probe does: press controls, dialogs and shortcuts, and say what each changes."""
