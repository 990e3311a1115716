"""The long answers and what they show: grammar, agreement, samples, diagrams, typography, spelling."""
