"""All pages together become one dossier: references resolve, names find their actors."""
