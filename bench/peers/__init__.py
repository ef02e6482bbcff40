"""What other programs are asked to do. Each script runs in an environment of its own and knows nothing of Our Terms."""
