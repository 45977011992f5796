"""How things look on any surface, screen or paper: colours, fonts, icons, documents (QtGui only, no widgets)."""
