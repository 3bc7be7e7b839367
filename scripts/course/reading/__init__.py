"""What every reader of authors' files shares: findings, a strict YAML tree, shapes that explain their faults."""
