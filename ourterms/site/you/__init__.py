"""One's own page: groups, ways to sign in, everything that is mine, and closing an account."""
