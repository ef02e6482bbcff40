"""Every write about what institutions were told, answered, promised, let go of and claimed."""
