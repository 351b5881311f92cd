"""One certificate, and how bytes become certificates."""
