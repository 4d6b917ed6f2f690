"""What has to be done during a conversation: record, draft, remember, and then say so."""
