"""Who leads an organisation of advocates: invited and stopped by the privacy officer."""
