"""Tests of model/fieldwork."""
