"""What every reader of authors' files shares: positions, findings, a strict YAML tree, and shapes that explain faults."""
