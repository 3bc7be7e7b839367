"""The question bank: files in `quizzes/`, read into typed models. Knows nothing of pages or HTML."""
