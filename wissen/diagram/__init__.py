"""The flow of a process as a graph, and where its boxes, labels and lines lie; no Qt."""
