"""Understanding each other: what was said typed out, words in Dutch beside the original, and interpreters."""
