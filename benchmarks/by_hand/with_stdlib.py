"""The benchmark's question by hand with `csv` and `Decimal`: is the sum of an indicator in a county for 2024 at least so much?

Arguments: the file, how many targets, and after how many the next county comes.
"""

import csv
import sys
from decimal import Decimal

totals: dict[tuple[str, str], Decimal] = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    next(rows)
    for indicator, area, period, value in rows:
        if period == "2024":
            key = indicator, area
            totals[key] = totals.get(key, Decimal(0)) + Decimal(value)
each = int(sys.argv[3])
for n in range(int(sys.argv[2])):
    reached = totals[f"ind_{n % 100:03}", f"County-{n // each % 32:02}"] >= n % 7 * 10
    print(n, "met" if reached else "missed")
