"""A synthetic web to crawl: invented employers on emulated boards and own pages, with faults to switch on.

It sees the domain only, so that it shares no bug with what it tests. `world.World` says what was published, when and
where; `server.build_app` serves it. See docs/sandbox.md.
"""
