"""What has changed since any version that was ever published: read from git, told by a page, its data and a feed."""
