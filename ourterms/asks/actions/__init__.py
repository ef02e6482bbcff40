"""Every write of asks: one module for each family of verbs."""
