"""Every number of one edition: the ledger, its assembly and its history."""
