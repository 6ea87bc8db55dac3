"""Who may open whose file: standing in, the check of three facts, and people one knows privately."""
