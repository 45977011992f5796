"""The Werkstatt: where trainers write content and see at once what it becomes."""
