"""Dates as the Party's papers write them."""

from nennep.typesetting.labels import party_date, place_and_date, unsigned_date

__all__ = ["party_date", "place_and_date", "unsigned_date"]
