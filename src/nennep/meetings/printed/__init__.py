"""What papers of a meeting are printed with: sentences (Vietnamese data), words, running text."""
