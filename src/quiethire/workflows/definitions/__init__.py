"""Workflow definitions, one file each. No time, random, uuid or I/O; activities are called by their names."""
