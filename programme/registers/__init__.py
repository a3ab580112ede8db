"""Registers of work: meetings, consultations, publications, cases, plans, acknowledgements, consents."""
