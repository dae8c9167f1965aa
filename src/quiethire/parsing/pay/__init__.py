"""Pay: amounts, currencies and periods as many countries print them."""

from quiethire.parsing.pay.prose import find_pay
from quiethire.parsing.pay.reading import parse_pay, type_pay

__all__ = ["find_pay", "parse_pay", "type_pay"]
