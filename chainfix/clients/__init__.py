"""Which clients accept a served list: models of TLS clients as data, and the few engines that interpret them."""
