"""The world: network, disk cache, files, trust stores. The only wing that may touch it."""
