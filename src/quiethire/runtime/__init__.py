"""The composition root: the only room that names adapters and reads settings."""
