"""Probes that act on the page as a person does: on a double of it, at full depth, one module for each kind of facts.

A module's `gather(double)` gives facts as `einclusion.facts` names them; elements in them are what `einclusion.at`
makes of them in the page.
"""
