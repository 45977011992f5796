"""Small widgets that pages are put together from; none knows what a lesson is."""
