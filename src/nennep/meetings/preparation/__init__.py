"""Before a meeting opens: who has a part in it, and the papers that go out."""
