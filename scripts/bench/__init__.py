"""Measurements of the build and of the built site. Nothing of the site depends on this package."""
