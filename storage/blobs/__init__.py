"""The bytes we keep: scans, page images, searchable PDFs. Written once, verified on every read."""
