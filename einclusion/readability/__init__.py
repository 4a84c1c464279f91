"""Readability: how hard a text is, and which sentences and words make it so, in nl, fr, de and en."""
