"""One widget per kind of answer: values in, signals out. Where an answer goes is not known here."""
