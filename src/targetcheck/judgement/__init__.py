"""Targets and actuals → verdicts. Pure: the same input always gives the same report."""
