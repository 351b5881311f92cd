"""The engine: certification paths, from the target towards an anchor (RFC 4158). No network, no files, no clock."""
