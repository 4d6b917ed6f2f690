"""The words: every Dutch sentence, read and checked; the text itself lives in `nl/`."""
