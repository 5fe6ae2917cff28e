"""The HTTP interface, version 1: it speaks and decides nothing."""
