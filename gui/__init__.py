"""WHAT IS SEEN. Qt lives here and nowhere else."""
