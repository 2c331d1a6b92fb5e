"""What composers of all rooms share: edits over a draft, words, identities, signatures."""
