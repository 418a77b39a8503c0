"""What words mean, for releases and for questions alike.

Text comes in; numbers, dates, securities and names go out with their spans, and templates
written as sentences find statements among them.
"""
