"""Where things are kept: PostgreSQL for keys, clocks and the queue; ClickHouse for the postings themselves."""
