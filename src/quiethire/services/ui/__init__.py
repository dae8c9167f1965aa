"""The search page and the posting page: server-rendered, no build step, no script needed."""
