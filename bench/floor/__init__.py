"""A bare Django page: what one request costs before anybody has built anything. `bench.web` counts in it."""
