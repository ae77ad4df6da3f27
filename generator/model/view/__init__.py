"""Views: each is all that one page of the site may see. Templates get one view and nothing else.

Views hold cards of other pages, never the pages, so that the digest of a view says whether its page must be made
again. Every `url` is from the root of the site, without a leading slash.
"""
