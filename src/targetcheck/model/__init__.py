"""Pure values: quantities, units, periods, bounds, targets, figures, verdicts, reports. No input or output here."""
