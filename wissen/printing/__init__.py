"""What goes on paper, into a PDF or into one HTML file, all from the same pages as the screen."""
