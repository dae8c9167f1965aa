"""Getting pages politely: fetchers, robots.txt, pace, address guard, snapshots.

A fetcher has one method, `fetch(Request) -> Response`, and what wraps a fetcher is one too. `runtime` puts them
together from the inside out, all limits coming from one `policy.CrawlPolicy`:

    allow    = AllowList(policy.allow_hosts)
    guard    = Guard(allow=allow, ports=policy.allow_ports)             routers say where to connect; the guard refuses
    hosts    = HostMap(policy.host_map, None if policy.only_mapped else guard)      mapped hosts go elsewhere
    wire     = HttpFetcher(hosts, policy=policy, proxies=pool or None)  one exchange, no redirects;  or Replay(folder)
    breakers = Breakers(wire)                                           hosts that only fail are left alone
    pace     = Pace(breakers, page_seconds=policy.pace_seconds, api_seconds=policy.api_pace_seconds,
                    per_host=policy.per_host, concurrency=policy.concurrency,
                    longest_hold_seconds=policy.longest_wait_seconds,
                    unpaced=lambda host: not policy.pace_mapped and hosts.find(host) is not None)
    robots   = Robots(pace, Retrying(Redirects(pace, limit=5), tries=2), on_crawl_delay=pace.crawl_delay)
    pages    = Redirects(robots, limit=policy.max_redirects)            so robots, pace and guard see every hop
    fetcher  = Retrying(pages, tries=policy.tries, longest_wait_seconds=policy.longest_wait_seconds)
    browser  = Browser(Redirects(wire), fetcher, policy=policy)         what a page loads goes through the guard as well
    crawler  = PoliteCrawler(fetcher, ObjectSnapshots(open_store(url)), renderer=browser,
                             concurrency=policy.concurrency)

`find_chromium(policy.browser_path)` says beforehand whether there is a browser; without one, `renderer` is None.
Closing is the reverse: browser, wire, snapshots. Over a recording, `Replay` takes the place of `wire`, and neither
breakers, pace nor robots are needed: `Retrying(Redirects(Replay(folder)))`.
"""
