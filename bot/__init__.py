"""Answer investor-relations questions from the releases a company has published.

    bytes ─ releases ─> Release ─ facts ─> Facts ─ store ─> SQLite          ingest.py
    question ─ answers ─> Understood ─ store ─> Facts ─ answers ─> Answer   ask.py
    Answer ─ slack ─> Block Kit        Answer ─ teams ─> Adaptive Card
    Answer ─ terminal, contract ─> text or JSON

    language/   what words mean          releases/  bytes to text with spans
    measures/   what can be stated       facts/     statements to facts
    exchange/   the calculator           store/     the only user of SQL
    answers/    questions to answers     loading/   many files, on every core
    watch/      feeds and EDGAR          slack/ teams/ web/ __main__   the shells

Every figure is a published one, with its date and the sentence that states it, or is
computed from published ones with the working shown; everything else is declined.
"""
