"""The web pages, in Vietnamese, for desk officers and postal staff."""
