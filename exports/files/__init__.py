"""The data as files for other programs: tables, codebook, paradata, and what was done to keep people unrecognised."""
