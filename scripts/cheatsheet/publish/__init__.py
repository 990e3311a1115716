"""What happens to the built folder: policy, style, scripts, offline reading, the portable archive."""
