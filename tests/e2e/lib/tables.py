"""Every row of every table of a SQLite file, one JSON array a line: the table's name, then the cells."""
import json
import sqlite3
import sys

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
for table in tables:
    for row in database.execute(f'SELECT * FROM "{table}"'):
        print(json.dumps([table, *(cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for cell in row)]))
