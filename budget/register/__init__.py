"""The register of village requests: what was asked, answered and approved, and when.

Entries are only ever added. Each is sealed with the seal of the entry before it, so that a copied
receipt proves what stood in the register on a day. Nothing here knows Streamlit, and nothing here
writes a text of the register to a log.
"""
