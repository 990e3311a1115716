"""What happens to the built folder, piece by piece."""
