"""Places: from a printed location to city, region, country and their ancestors, offline."""

from quiethire.domain.place import Place, PlaceText


def resolve(place: PlaceText) -> tuple[Place, ...]:
    """The places a text names; what cannot be resolved for certain keeps its text only."""
    if not place.display:
        return ()
    return (Place(place.display, latitude=place.latitude, longitude=place.longitude),)
