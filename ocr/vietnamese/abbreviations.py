"""Abbreviations for kinds of documents: those of decree 30/2020/NĐ-CP and the usual ones beside it."""

_TABLE = """
NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB ThC
TT TTLT NĐ PL L LCT DS GCN GXN GP GPXD GBT CV KL BGT TL SY TrS SL
"""
DOCUMENT_TYPES = frozenset(_TABLE.split())
"""What stands behind the number of a document: 12/QĐ-UBND."""
