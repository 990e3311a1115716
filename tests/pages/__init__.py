"""The pages that are written for MkDocs."""
