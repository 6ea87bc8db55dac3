"""The rules that staff work by: read, understood and confirmed before anybody's file is opened."""
