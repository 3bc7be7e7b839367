"""Branching scenarios: files in `quizzes/scenarios/`, read into typed models, and what their shape says."""
