"""WHAT COMES OUT: numbers, tables and paper. pandas and reportlab live here and nowhere else."""
