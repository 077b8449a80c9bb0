"""Files in and out: organisers' spreadsheets become entries, and what happened becomes tables for Excel and machines."""
