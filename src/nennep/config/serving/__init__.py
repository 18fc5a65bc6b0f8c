"""How the server takes requests and says that it runs; it is started by `nennep.config.server`."""
