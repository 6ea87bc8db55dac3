"""Partners: records that machines of the chain deliver, checked line by line and published in one step."""
