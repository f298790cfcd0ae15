"""The benchmark's question by hand in DuckDB, with the types stated and exact.

Arguments: the file, how many targets, and after how many the next county comes.
"""

import sys

import duckdb

CSV = """read_csv(?, header = true, columns = {'indicator': 'VARCHAR', 'area': 'VARCHAR', 'period': 'VARCHAR',
    'value': 'DECIMAL(18, 6)'})"""
table = "read_parquet(?)" if sys.argv[1].endswith(".parquet") else CSV
found = duckdb.execute(
    f"SELECT indicator, area, period, SUM(value) FROM {table} GROUP BY ALL", [sys.argv[1]]
).fetchall()
totals = {(indicator, area): total for indicator, area, period, total in found if period == "2024"}
each = int(sys.argv[3])
for n in range(int(sys.argv[2])):
    reached = totals[f"ind_{n % 100:03}", f"County-{n // each % 32:02}"] >= n % 7 * 10
    print(n, "met" if reached else "missed")
