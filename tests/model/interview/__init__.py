"""Tests of model/interview."""
