"""Answer investor-relations questions from the releases a company has published.

    bytes ─ releases ─> Release ─ facts ─> Facts ─ store ─> SQLite          ingest.py
    question ─ answers ─> Query ─ store ─> Facts ─ answers ─> Answer        ask.py
    Answer ─ slack ─> Block Kit      Answer ─ __main__ ─> text or JSON

Every figure is a published one, with its date and the sentence that states it, or is
computed from published ones with the working shown; everything else is declined.
"""
