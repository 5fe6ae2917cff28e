"""The dossiers of the demonstration, told one by one: who asks for what, with which papers."""
