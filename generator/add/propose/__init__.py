"""An article becomes findings: who is in it, who says what, what happened when; by rules, each with a name."""
