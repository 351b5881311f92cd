"""Results as text and as JSON: pure functions, nothing is printed or read here."""
