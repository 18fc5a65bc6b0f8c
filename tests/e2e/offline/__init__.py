"""A phone without signal, in a real browser over HTTPS on a host name: what is done on it is on the server once."""
