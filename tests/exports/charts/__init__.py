"""The charts as marks: every chart, names, steps of lightness, charts of rows, charts of a plane."""
