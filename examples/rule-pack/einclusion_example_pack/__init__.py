"""House rules of a fictitious municipality: a rule pack for einclusion."""
