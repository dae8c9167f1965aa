"""Memory and Redis behind one face."""

from quiethire.cache.contract import Cache
from quiethire.cache.memory import MemoryCache
from quiethire.cache.redis import RedisCache

__all__ = ["Cache", "MemoryCache", "RedisCache"]
