"""Page preparation, one step a module: an array in, an array out. Nothing here changes what is kept."""
