"""What happens to the built folder: policy, style, scripts, offline reading, the archive to carry."""
