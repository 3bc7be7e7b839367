"""Sessions for a room: files in `quizzes/sessions/`, read into typed models."""
