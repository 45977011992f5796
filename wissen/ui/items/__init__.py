"""One widget for each kind of question, all behind one Protocol."""
