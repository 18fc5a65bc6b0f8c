"""The project: its settings, its addresses, its server and its console command. No field words."""
