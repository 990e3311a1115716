"""The pages by other programs than MkDocs, and what differs then."""
