"""Discovery methods, one file each. They know nothing of each other."""
