"""What sends requests: over the network, in a browser, from a recording."""
