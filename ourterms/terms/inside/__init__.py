"""The pages of a collective's own terms, for its members."""
