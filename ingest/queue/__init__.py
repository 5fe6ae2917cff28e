"""The queue: the only place that knows Dramatiq."""
