"""Applicant tracking systems. Pure: a provider plans requests and reads responses; it never sends one."""
