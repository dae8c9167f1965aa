"""Getting pages politely: fetchers, robots.txt, pace, address guard, snapshots."""
