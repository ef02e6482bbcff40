"""What becomes public by decision: whether there is a record at all, one thing of ours, and what we decided."""
