"""Starting a group: two fields, a link, and a first evening to print."""
