"""Pages beside the decision's own: at the table, without looking, draws, on paper, opinion maps."""
