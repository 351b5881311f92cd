"""What servers want: from a chain to files, pure functions."""
