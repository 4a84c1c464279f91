"""What the gate makes of a run: findings against what was accepted before, and what was not tested."""
