"""The demonstration: invented dossiers sent through the public HTTP interface like anybody's."""
