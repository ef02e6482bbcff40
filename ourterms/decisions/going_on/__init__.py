"""Talking about how we go on with one of us, when trust has broken."""
