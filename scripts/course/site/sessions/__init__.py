"""A session on trainers' pages: its plans, its activities, and all sessions to choose from."""
