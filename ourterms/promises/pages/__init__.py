"""The pages: lists, and one thing with all that hangs on it. Every one of them is for members."""
