"""What came on paper: typed in with its first day and a scan, and answered with a receipt."""
