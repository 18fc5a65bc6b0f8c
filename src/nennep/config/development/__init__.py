"""What only a developer's commands need: benches, catalogues, generated pages; not run in service."""
