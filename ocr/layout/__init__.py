"""Where the text lines of a prepared page are, and in which order a person reads them."""
