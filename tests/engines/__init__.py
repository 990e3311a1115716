"""The same journeys through the site in every engine that readers have."""
