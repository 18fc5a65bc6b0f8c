"""What acts and reads are given: the types of payloads, reading them, and a sentence for each fault."""
