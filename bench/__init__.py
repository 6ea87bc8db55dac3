"""Measurements of the portal: speed, growth, weight, first paint and memory. See bench/README.md."""
