"""A whole archive in, a table of findings out: `ralat audit` (extra `audit`).

`sources` reads articles as a stream, `examine` is what a process does with each, `journal` keeps what is done safe
from a kill at any moment, `sinks` writes the tables, `totals` counts and `page` draws the report; `run` is the door.
"""
