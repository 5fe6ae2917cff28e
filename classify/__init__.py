"""Words to meaning: paper type, field, procedure and extracted values, each with its reasons."""
