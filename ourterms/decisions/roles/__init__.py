"""Roles by decision: given to those who offer, for a time, and handed back."""
