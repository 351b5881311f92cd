"""What is wrong with a served list: rules, what they found, the fix, and how long it lasts."""
