"""What some of us may say for us somewhere: decided word for word, and what came of it there."""
