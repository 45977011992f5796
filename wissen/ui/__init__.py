"""The window: everything a person sees and operates, on top of the services."""
