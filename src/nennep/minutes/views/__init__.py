"""Pages of signing, issuing and late words; stored documents as files."""
