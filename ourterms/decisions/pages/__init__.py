"""Pages beside the decision's own: opinion maps."""
