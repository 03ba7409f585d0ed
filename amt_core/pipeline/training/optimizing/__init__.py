"""The optimizers of the weights and the schedule of their learning rates."""
