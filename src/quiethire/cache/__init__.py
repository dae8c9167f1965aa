"""Memory and Redis behind one face."""
