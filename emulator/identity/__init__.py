"""Who calls, and how they came to be trusted: accounts, keys, tokens, scopes and consent."""
