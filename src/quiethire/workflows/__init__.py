"""Temporal workflows and activities: durable order of the pipeline's verbs."""
