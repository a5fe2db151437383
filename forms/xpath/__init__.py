"""XPath of XForms: text to tree to closure. Knows nodes, not forms."""
