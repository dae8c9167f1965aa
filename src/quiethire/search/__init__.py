"""The search index: disposable, rebuilt from the store."""
