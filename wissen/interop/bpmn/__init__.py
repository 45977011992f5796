"""BPMN 2.0: models of the office's modelling tool become processes."""
