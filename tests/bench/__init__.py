"""Measurements: accuracy, rules, speed. Run as modules; none of them is a test."""
