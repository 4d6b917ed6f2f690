"""From the words of a client to an intent: reading, understanding, and how sure that is."""
