"""Questions of others: read from Moodle XML or a table, written as a quiz file whose gaps are marked."""
