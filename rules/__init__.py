"""The rule pack that ships; see docs/writing-a-rule.md."""
