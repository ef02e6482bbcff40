"""Ways in: links, paper cards, asking to join, and a new card for somebody who lost theirs."""
