"""The steps of preparation by name, in the order in which they are done."""

STEPS = ("sheet", "inks", "speckle", "light", "contrast", "resolution", "deskew", "rules", "leaders")
