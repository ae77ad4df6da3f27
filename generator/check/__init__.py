"""What should hold: of the content, of the built site, of the quotations. Each finds problems and changes nothing."""
