"""Which pages a crawl visits: addresses, robots, sitemaps, limits, sample."""
