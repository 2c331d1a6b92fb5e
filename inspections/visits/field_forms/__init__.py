"""Forms filled in the field, on a phone: places, visits, goods, findings."""
