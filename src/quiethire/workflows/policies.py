"""Time-outs and retry policy of the specification."""

from datetime import timedelta

from temporalio.common import RetryPolicy

RETRY = RetryPolicy(
    initial_interval=timedelta(seconds=1),
    backoff_coefficient=2.0,
    maximum_interval=timedelta(seconds=60),
    maximum_attempts=3,
)
FAST = timedelta(seconds=10)
"""Database activities."""
MEDIUM = timedelta(seconds=30)
"""Calls of services and APIs."""
SLOW = timedelta(minutes=2)
"""Crawling. Steps hand over after 45 s, so that this is never met in good health."""
HEARTBEAT = timedelta(seconds=60)
"""Silence after which a slow activity is given to another worker."""
ROUND = timedelta(hours=2)
"""One execution of ContinuousDiscoveryWorkflow."""
COMPANIES_PER_RUN = 100
"""Companies one execution of ContinuousDiscoveryWorkflow takes before it continues as new: keeps histories short."""
WAITS = 3
"""How often a crawl waits for a busy host before it goes on without the rest."""
LONGEST_WAIT = timedelta(minutes=5)
"""Longest wait for one busy host."""
LONGEST_HISTORY = 1500
"""Events after which a crawl continues as new; the specification of a 500-posting board is under 2,000."""
