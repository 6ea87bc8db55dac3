"""Promises at the desk: answer what a person wrote down, keep promises, and see what is overdue."""
