"""Packs for trainers: slides, documents and PDFs, all derived from the guidance, the bank and the sessions.

Each paper is HTML first (`handout`, `cards`, …), which is written into a document that trainers can edit and into a
PDF that they can print, so that both say the same. Slides are made of the same pieces, one idea each.
"""
