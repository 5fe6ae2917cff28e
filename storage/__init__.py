"""WHAT WE REMEMBER: tables, migrations, queries in domain verbs, and blobs."""
