"""Tests of model/workspace."""
