"""THE STORY: from received to attached; the only place that knows the order of the steps."""
