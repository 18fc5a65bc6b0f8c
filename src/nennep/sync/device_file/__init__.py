"""Reading a device file: its outside, and its rows once the key opens them."""
