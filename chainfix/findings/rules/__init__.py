"""One rule a module; the docstring is the page that ``chainfix explain`` shows."""
