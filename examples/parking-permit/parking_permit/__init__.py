"""A fictitious resident parking permit: one service in two variants, built carelessly and built well."""
