"""What QuietHire does, one verb per file: ports in, values out. Activities and services call these verbs."""
