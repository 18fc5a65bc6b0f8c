"""How the server speaks HTTPS, and the certificates that it shows."""
