"""The website: contacts read and answer what was shared with them; on-call looks at open danger."""
